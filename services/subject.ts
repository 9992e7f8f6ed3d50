/**
 * Something that goes on in the background and that a card shows. Services only say "this changed"; who draws it and
 * where is the bot's business, which reads the stored state again.
 */
export type Subject =
  | `run:${string}`
  | `import:${string}`
  | `export:${string}`
  | `unify:${string}`
  | `consent:${number}`
  | `consentList:${string}`
  | `unifyPreview:${string}`
  | `unifyPreviewList:${string}`
  | `segment:${string}`
  | `measure:${string}`
  | `segmentExport:${string}`
  | `refresh:${string}`
  | `tokenPage:${string}`;

export type Notify = (subject: Subject) => void;
