/// Has the browser save `text` as a file of that name. It never leaves this computer.
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes hold of it in the click.
  URL.revokeObjectURL(url);
}
