import type { Locale } from '../../cards/locale.js';
import type { NoticeOf } from '../../cards/noticeParts.js';
import { refreshNotice } from '../../cards/refreshNotice.js';
import type { Services } from '../../services/index.js';

export const refresh = async (notice: NoticeOf<'refresh'>, locale: Locale, { refreshes }: Services) =>
  refreshNotice(notice, await refreshes.progress(notice.content.refresh), locale);
