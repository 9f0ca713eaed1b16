// What other parts of the console use of the history.

export { Changes } from './Changes';
export { Lifetime } from './Lifetime';
