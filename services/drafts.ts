/**
 * What a form carries: an opaque id and the version it was drawn from. A form that is older than its draft is answered with
 * the present state. Everything else of a draft stays on the server.
 */
export interface DraftRef {
  id: string;
  version: number;
}
