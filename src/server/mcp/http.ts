import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { type McpOptions, makeMcpServer } from './server.js';

/** A question is short. */
const mostBody = 100_000;

/**
 * Answers one request of MCP over streamable HTTP, with JSON and without sessions: each request stands by itself, so any
 * number of servers may share an archive. Who may ask is for the caller to decide.
 */
export async function answerMcp(request: Request, options: McpOptions): Promise<Response> {
  // without sessions there is nothing to listen to or to end
  if (request.method !== 'POST')
    return Response.json(
      { jsonrpc: '2.0', error: { code: -32000, message: 'isnad answers POST here, and keeps no sessions.' }, id: null },
      { status: 405, headers: { allow: 'POST' } },
    );
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: mostBody,
  });
  const server = makeMcpServer(options);
  try {
    await server.connect(transport as unknown as Parameters<typeof server.connect>[0]);
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
