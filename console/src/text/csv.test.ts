import { describe, expect, it } from 'vitest';
import { rowsOf } from './csv';

describe('comma-separated values', () => {
  it('are fields of rows, with either end of line', () => {
    expect(rowsOf('a,b\r\n1,2\n3,\n')).toEqual([['a', 'b'], ['1', '2'], ['3', '']]);
  });

  it('may be quoted, with separators, quotes and ends of lines in them', () => {
    expect(rowsOf('a,b\n"x, ""y""\nz",2')).toEqual([['a', 'b'], ['x, "y"\nz', '2']]);
  });

  it('may be separated by semicolons', () => {
    expect(rowsOf('\uFEFFa;b\n1,5;2')).toEqual([['a', 'b'], ['1,5', '2']]);
  });

  it('have no empty lines', () => {
    expect(rowsOf('\n a \n\n')).toEqual([[' a ']]);
    expect(rowsOf('')).toEqual([]);
  });
});
