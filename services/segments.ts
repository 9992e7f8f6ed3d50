export * from './segments/view.js';
