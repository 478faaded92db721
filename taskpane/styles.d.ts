/** Styles are imported for their effect; webpack puts them beside the pages. */
declare module '*.css';
