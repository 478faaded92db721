/** The samples are published disclosures (see test/cases); the file name stands in dist/samples. */
export const SAMPLES = [
  { id: 'guyuan-2024', zh: '固原 2024 年决算公开表', en: 'Guyuan, final accounts 2024' },
  { id: 'bazhou-2024', zh: '巴州 2024 年预算公开表', en: 'Bazhou, budget 2024' },
  { id: 'bazhou-2023', zh: '巴州 2023 年预算公开表', en: 'Bazhou, budget 2023' },
] as const;

export type Sample = (typeof SAMPLES)[number];

export const fileNameOf = ({ zh }: Sample): string => `${zh}.xlsx`;

/** Reads a sample from the server that the page came from. */
export async function fetchSample({ id }: Sample): Promise<Uint8Array> {
  const response = await fetch(`samples/${id}.xlsx`);
  if (!response.ok) throw new Error(`samples/${id}.xlsx: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
