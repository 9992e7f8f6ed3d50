import { exportNotice } from '../../cards/exportNotice.js';
import type { Locale } from '../../cards/locale.js';
import type { NoticeOf } from '../../cards/noticeParts.js';
import type { Services } from '../../services/index.js';

export const exported = async (notice: NoticeOf<'export'>, locale: Locale, { exports }: Services) =>
  exportNotice(notice, await exports.progress(notice.content.export), locale);
