import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LocalServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  readonly requests: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** A real HTTP server on this machine. Handlers by path; `*` for all others, else 404. */
export async function serve(routes: Readonly<Record<string, Handler>>, host = '127.0.0.1'): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    const handler = routes[request.url ?? ''] ?? routes['*'];
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    requests,
    get asked() {
      return requests.map((r) => r.url ?? '');
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export const send =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

export const redirect =
  (location: string, status = 302): Handler =>
  (_, response) => {
    response.writeHead(status, { location }).end();
  };
