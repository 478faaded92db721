/** Data files are imported as text, the same way in webpack (asset/source) and in jest (test/support/text-transform.cjs). */
declare module '*.yaml' {
  const text: string;
  export default text;
}
declare module '*.csv' {
  const text: string;
  export default text;
}
