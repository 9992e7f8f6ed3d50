import { createMeasures, type Measures, type MeasureView, type MeasureWork } from '../../services/measures.js';
import type { Sql } from '../../storage/sql.js';
import { openSegments, type SegmentHarness, type SegmentOptions } from './segments.js';

/** Measures over real storage and segments. */
export interface MeasureHarness extends SegmentHarness {
  measures: Measures & MeasureWork;
  /** Resolves when the newest refresh of a measure has ended. */
  counted(id: string): Promise<MeasureView>;
  /** Another process over the same data; `wrap` stands in front of what it reads. */
  reopen(wrap?: (sql: Sql) => Sql): MeasureProcess;
}

export type MeasureProcess = Pick<MeasureHarness, 'measures' | 'counted'>;

export async function openMeasures(options: SegmentOptions = {}): Promise<MeasureHarness> {
  const house = await openSegments(options);

  function reopen(wrap: (sql: Sql) => Sql = (sql) => sql): MeasureProcess {
    let wake = () => {};
    const log = (...line: unknown[]) => void house.logged.push(line);
    const measures = createMeasures({
      ...house,
      ...{ sql: wrap(house.sql), documents: house.storage.documents, phoneRegion: 'NL' },
      log: { info: log, warn: log, error: log },
      notify: (subject) => {
        house.told.push(subject);
        wake();
      },
    });
    async function counted(id: string): Promise<MeasureView> {
      for (;;) {
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const view = await measures.progress(id);
        if (view.state !== 'Refreshing') return view;
        await next;
      }
    }
    return { measures, counted };
  }

  const process = reopen();
  return {
    ...house,
    ...{ ...process, reopen },
    async close() {
      await process.measures.stop();
      await house.close();
    },
  };
}
