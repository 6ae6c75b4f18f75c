import { z } from '@hono/zod-openapi';
import { listAudit } from '../../archive/accounts/audit.js';
import { list, type Route } from '../route.js';
import type { Services } from '../services.js';
import { text } from '../text.js';

const entry = z
  .object({
    at: z.string(),
    account: z.string().describe('local: whoever sits at the machine; nobody: one who is not known.'),
    via: z.enum(['session', 'key', 'local', 'none']),
    action: z.string().describe('Method and path, or a command of the command line.'),
    target: z.string().nullable(),
    request: z.string().nullable().describe('Id of the request.'),
    status: z.int().describe('HTTP status of the answer; 0 where it was no request.'),
    ip: z.string().nullable(),
  })
  .openapi('AuditEntry');

/** What was done, by whom. */
export const auditRoutes = ({ archive }: Pick<Services, 'archive'>): readonly Route[] => [
  list({
    ...{ path: '/audit', access: 'admin', tag: 'Audit', summary: 'What was changed by whom, the latest first' },
    query: z.object({
      account: text(100).optional(),
      action: text(200).optional().describe('How it begins: POST /reports'),
      target: text(500).optional(),
      from: text(40).optional().describe('ISO 8601: from this instant or day on.'),
      before: text(40).optional().describe('ISO 8601: before it.'),
    }),
    item: entry,
    pages: ({ query }) => {
      const { account, action, target, from, before } = query;
      const given = Object.entries({ account, action, target, from, before }).filter(([, v]) => v !== undefined);
      return (request) => listAudit(archive, Object.fromEntries(given), request);
    },
  }),
];
