import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { QueryError } from '../../archive/errors.js';

/** What a tool was asked cannot be answered; the message says why and what to do instead. */
export class ToolError extends Error {}

/** A tool, ready to be put on a server. `fault` is told of errors that are isnad's own. */
export type Tool = (server: McpServer, fault: (error: unknown) => void) => void;

interface Declared<I extends z.ZodRawShape, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the model that is to choose among tools. */
  readonly description: string;
  readonly input: I;
  readonly output: O;
  /** Throws ToolError or QueryError for what cannot be answered. */
  readonly answer: (asked: z.output<z.ZodObject<I>>) => Promise<z.input<O>>;
  /** The answer as plain text, for clients that do not show structured content. */
  readonly show: (answer: z.output<O>) => string;
}

/** Declares a tool that only reads. */
export const tool =
  <I extends z.ZodRawShape, O extends z.ZodObject>(declared: Declared<I, O>): Tool =>
  (server, fault) => {
    const { name, title, description, input, output, answer, show } = declared;
    const inputSchema: z.ZodObject = z.strictObject(input);
    const config = {
      ...{ title, description, inputSchema, outputSchema: output as z.ZodObject },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    };
    server.registerTool(name, config, async (asked) => {
      try {
        const structuredContent = output.parse(await answer(asked as z.output<z.ZodObject<I>>));
        return { structuredContent, content: [{ type: 'text', text: show(structuredContent) }] };
      } catch (error) {
        const known = error instanceof ToolError || error instanceof QueryError;
        if (!known) fault(error);
        const text = known
          ? error.message
          : `isnad failed at this (${name}). Nothing is wrong with the question: tell the person who runs isnad.`;
        return { isError: true, content: [{ type: 'text', text }] };
      }
    });
  };
