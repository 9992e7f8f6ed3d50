import type { ExportFileKind } from '../services/exports.js';
import type { Locale } from './locale.js';

/** A card of Teams' own for a file in the 1:1 chat: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
export interface TeamsFile {
  /** The words of the notification. */
  summary: string;
  attachment:
    | {
        contentType: 'application/vnd.microsoft.teams.card.file.consent';
        name: string;
        content: {
          description: string;
          sizeInBytes: number;
          acceptContext: FileContext;
          declineContext: FileContext;
        };
      }
    | {
        contentType: 'application/vnd.microsoft.teams.card.file.info';
        name: string;
        contentUrl: string;
        content: { uniqueId: string; fileType: string };
      };
}

/** What comes back with the answer: opaque ids, which say nothing without the server. */
export interface FileContext {
  export: string;
  file: ExportFileKind;
}

/** Asks whether the file may be saved to the person's OneDrive. The name of the file stays out of the notification. */
export function askToSave(context: FileContext, file: { name: string; bytes: number }, locale: Locale): TeamsFile {
  const words = locale.exports.save;
  return {
    summary: words.asked,
    attachment: {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: file.name,
      content: {
        description: words.descriptions[context.file],
        sizeInBytes: file.bytes,
        acceptContext: context,
        declineContext: context,
      },
    },
  };
}

/** The file where it now lies, to look at or to open. */
export const savedFile = (
  { contentUrl, name, ...content }: { contentUrl: string; name: string; uniqueId: string; fileType: string },
  locale: Locale,
): TeamsFile => ({
  summary: locale.exports.save.saved,
  attachment: { contentType: 'application/vnd.microsoft.teams.card.file.info', name, contentUrl, content },
});
