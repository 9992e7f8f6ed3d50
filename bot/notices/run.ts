import type { Locale } from '../../cards/locale.js';
import type { NoticeOf } from '../../cards/noticeParts.js';
import { runNotice } from '../../cards/runNotice.js';
import type { Services } from '../../services/index.js';

export const run = async (notice: NoticeOf<'run'>, locale: Locale, { runs }: Services) =>
  runNotice(notice, await runs.progress(notice.content.run), locale);
