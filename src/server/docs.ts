import type { openApi } from './openapi.js';

type Description = ReturnType<typeof openApi>;
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
}
interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-isnad-access'?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
    >
  >;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (c) => `&#${c.codePointAt(0)};`).replace(/`([^`]+)`/gu, '<code>$1</code>');

/** The description of the API as a page for people: no script, works under the interface's policy. */
export function docsPage(description: Description): string {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))];
  const of = (tag: string) => operations.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag);
  const schemas = Object.entries((description.components?.schemas ?? {}) as Record<string, Schema>);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · isnad</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header>
<h1>isnad API ${escaped(description.info.version)}</h1>
<p>${escaped(description.info.description ?? '')} Everything is below <code>/api/v1</code>. The same for programs, as
OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</header>
<nav aria-label="Contents"><ul>
${tags.map((tag) => `<li><a href="#${escaped(tag)}">${escaped(tag)}</a></li>`).join('\n')}
<li><a href="#schemas">Schemas</a></li>
</ul></nav>
<main>
${tags.map((tag) => `<section id="${escaped(tag)}"><h2>${escaped(tag)}</h2>\n${of(tag).map(shown).join('\n')}</section>`).join('\n')}
<section id="schemas"><h2>Schemas</h2>
${schemas.map(([name, schema]) => `<details id="schema-${escaped(name)}"><summary>${escaped(name)}</summary>${schemaShown(schema)}</details>`).join('\n')}
</section>
</main>
</body>
</html>
`;
}

function shown({ path, method, operation: o }: { path: string; method: string; operation: Operation }): string {
  const parameters = o.parameters ?? [];
  const bodies = Object.entries(o.requestBody?.content ?? {});
  return `<details>
<summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${escaped(path)}</code> ${escaped(o.summary ?? '')} <span class="access">${escaped(o['x-isnad-access'] ?? '')}</span></summary>
${o.description === undefined ? '' : `<p>${escaped(o.description)}</p>`}
${
  parameters.length === 0
    ? ''
    : `<table><thead><tr><th>Parameter</th><th>In</th><th>Meaning</th></tr></thead><tbody>${parameters
        .map(
          (p) =>
            `<tr><th scope="row"><code>${escaped(p.name)}</code>${p.required === true ? ' *' : ''}</th><td>${p.in}</td><td>${escaped(p.description ?? p.schema?.description ?? '')} ${typeShown(p.schema ?? {})}</td></tr>`,
        )
        .join('')}</tbody></table>`
}
${bodies.map(([type, { schema }]) => `<h3>Body <code>${escaped(type)}</code></h3>${schemaShown(schema ?? {})}`).join('')}
${Object.entries(o.responses)
  .map(
    ([status, response]) =>
      `<h3><span class="status">${escaped(status)}</span> ${escaped(response.description)}</h3>${Object.entries(
        response.content ?? {},
      )
        .map(([type, { schema }]) => `<p><code>${escaped(type)}</code></p>${schemaShown(schema ?? {})}`)
        .join('')}`,
  )
  .join('')}
</details>`;
}

const refShown = (ref: string): string => {
  const name = ref.split('/').at(-1)!;
  return `<a href="#schema-${escaped(name)}">${escaped(name)}</a>`;
};

/** A type in a line. */
function typeShown(s: Schema): string {
  if (s.$ref !== undefined) return refShown(s.$ref);
  if (s.const !== undefined) return `<code>${escaped(JSON.stringify(s.const))}</code>`;
  if (s.enum !== undefined) return s.enum.map((v) => `<code>${escaped(String(v))}</code>`).join(' · ');
  const choices = s.anyOf ?? s.oneOf ?? s.allOf;
  if (choices !== undefined) return choices.map(typeShown).join(s.allOf === undefined ? ' or ' : ' and ');
  const type = Array.isArray(s.type) ? s.type.join(' or ') : ((s.type as string | undefined) ?? 'any');
  return type === 'array' && s.items !== undefined ? `list of ${typeShown(s.items)}` : `<i>${escaped(type)}</i>`;
}

/** A schema with its fields, as deep as it goes. */
function schemaShown(s: Schema): string {
  const inner = s.items ?? s;
  const choices = inner.anyOf ?? inner.oneOf ?? inner.allOf;
  const list = s.items === undefined ? '' : '<p>A list of</p>';
  if (inner.properties !== undefined) {
    const required = new Set(inner.required ?? []);
    const rows = Object.entries(inner.properties).map(
      ([name, field]) =>
        `<li><code>${escaped(name)}</code>${required.has(name) ? '' : '?'} ${typeShown(field)} ${escaped(field.description ?? '')}${holdsMore(field) ? schemaShown(field) : ''}</li>`,
    );
    return `${list}<ul class="fields">${rows.join('')}</ul>`;
  }
  if (choices?.some(holdsMore))
    return `${list}<ul class="fields">${choices.map((c) => `<li>${typeShown(c)}${holdsMore(c) ? schemaShown(c) : ''}</li>`).join('')}</ul>`;
  return `<p>${typeShown(s)} ${escaped(s.description ?? '')}</p>`;
}

const holdsMore = (s: Schema): boolean =>
  s.properties !== undefined ||
  s.items?.properties !== undefined ||
  (s.items?.anyOf ?? s.items?.oneOf ?? s.anyOf ?? s.oneOf ?? s.allOf ?? []).some(holdsMore);

/** The look of that page. */
export const docsStyle = `
:root { color-scheme: light dark; --line: light-dark(#e0d9ca, #37342f); --soft: light-dark(#5c564c, #b0a89a); --accent: light-dark(#1f4e63, #8cc4de); }
body { max-inline-size: 60rem; margin-inline: auto; padding: 1rem; background: light-dark(#f7f4ec, #141311); color: light-dark(#1d1b18, #ece7dc); font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
details { padding: 0.4rem 0; border-block-end: 1px solid var(--line); }
details details { border: 0; }
summary { cursor: pointer; }
.method { display: inline-block; min-inline-size: 4rem; font-weight: 600; }
.get { color: light-dark(#2a6844, #85cb9f); }
.post, .put, .patch { color: light-dark(#855700, #dfb157); }
.delete { color: light-dark(#a3282b, #f0928d); }
.access { color: var(--soft); font-size: 0.85rem; }
h3 { margin-block: 1rem 0.25rem; font-size: 0.95rem; }
table { inline-size: 100%; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.3rem 0.5rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: baseline; font-weight: 400; }
.fields { font-size: 0.9rem; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
`;
