import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Api } from './route.js';

export interface Listening extends AsyncDisposable {
  /** `http://127.0.0.1:4700` */
  readonly url: string;
}

/** Listens for requests. Throws where the address is taken or none of this machine's. Port 0 is any that is free. */
export async function listen(
  app: Api,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = serve({
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: { requestTimeout: 120_000, headersTimeout: 20_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port: got, address, family } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${shown}:${got}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // streams of events have no end of their own
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
