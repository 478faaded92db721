/** Data files are imported alike in webpack (its rules for data) and in jest (scripts/data-module.cjs): YAML as what it means, CSV as text. */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
declare module '*.csv' {
  const text: string;
  export default text;
}
