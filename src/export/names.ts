/** The namespace of isnad's own terms in JSON-LD and followthemoney; docs/export.md says what they mean. */
export const namespace = 'urn:isnad:terms:';

/** IRIs of what lies in an archive: the same wherever it is exported. */
export const iri = {
  statement: (id: string): string => `urn:isnad:statement:${id}`,
  event: (id: string): string => `urn:isnad:event:${id}`,
  version: (uid: string, seq: number): string => `urn:isnad:report:${uid}.${seq}`,
  entity: (id: string): string => `urn:isnad:entity:${encodeURIComponent(id)}`,
} as const;
