import { type AnchorHTMLAttributes, type ComponentType, type ReactNode, useMemo, useSyncExternalStore } from 'react';
import type { QueryOf, Route } from './route.js';

const changed = 'isnad:navigated';

const subscribe = (told: () => void): (() => void) => {
  window.addEventListener('popstate', told);
  window.addEventListener(changed, told);
  return () => {
    window.removeEventListener('popstate', told);
    window.removeEventListener(changed, told);
  };
};

/** The address as it is now; a component that asks for it is drawn anew when it changes. */
export function useAddress(): URL {
  const href = useSyncExternalStore(subscribe, () => window.location.href);
  return useMemo(() => new URL(href), [href]);
}

/** Goes to an address of this interface. `replace`: the step back leads past the address of now. */
export function navigate(href: string, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', href);
  else {
    window.history.pushState(null, '', href);
    window.scrollTo(0, 0);
  }
  window.dispatchEvent(new Event(changed));
}

/** A link within the interface: a true link, which a plain click follows without loading the page anew. */
export function Link({ href, onClick, ...rest }: { href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}

/** What a page is given: the parts of its address, and how to change the query in place. */
export interface PageProps<R> {
  readonly params: R extends Route<infer P, infer Q> ? NonNullable<ReturnType<Route<P, Q>['match']>>['params'] : never;
  readonly query: R extends Route<string, infer Q> ? QueryOf<Q> : never;
  readonly setQuery: (change: R extends Route<string, infer Q> ? Partial<QueryOf<Q>> : never) => void;
}

/** A page: an address and what is drawn there. */
export interface Page {
  draw(url: URL): ReactNode | null;
}

export function page<P extends string, Q>(route: Route<P, Q>, View: ComponentType<PageProps<Route<P, Q>>>): Page {
  return {
    draw(url) {
      const found = route.match(url);
      if (!found) return null;
      const props = {
        ...found,
        setQuery: (change: Partial<QueryOf<Q>>) =>
          navigate(route.href(found.params, { ...found.query, ...change }), { replace: true }),
      } as unknown as PageProps<Route<P, Q>>;
      return <View key={route.path} {...props} />;
    },
  };
}
