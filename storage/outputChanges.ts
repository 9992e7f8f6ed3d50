import { valueColumnsDdl } from './answers.js';

/**
 * What profiles were before the newest output: one row for each profile that this run (`output`) has changed, with its bucket and
 * values of before. Of outputs that nobody reads any more nothing is kept.
 */
export const ddl = [
  `CREATE TABLE IF NOT EXISTS output_change (
    output VARCHAR NOT NULL, enrichment_id VARCHAR NOT NULL, customer_id BIGINT NOT NULL, bucket VARCHAR NOT NULL${valueColumnsDdl})`,
];
