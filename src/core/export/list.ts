import { brat } from './brat';
import { csv } from './csv';
import type { Exporter } from './exporter';
import { jsonld } from './jsonld';
import { markdown } from './markdown';

/** The formats that annotations can be exported to. */
export const exporters: readonly Exporter[] = [
  brat,
  csv,
  jsonld,
  markdown,
];
