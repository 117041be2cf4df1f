/** Hands something that was made or fetched here to the person as a file. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // the browser must have begun to read it
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
