// Pictures of pages, as files.

import { writeFile } from 'node:fs/promises';

/// Browsers draw nothing taller.
const TALLEST = 16_000;

/// The page as PNG, no taller than `most` pixels; of one with a dialogue, what is on the screen.
export async function picture(page, most = TALLEST) {
  if (await page.locator('dialog[open]').count() > 0) return page.screenshot();
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // What keeps to an edge of the screen keeps to that of the picture.
  await page.setViewportSize({ width, height: Math.min(height, most) });
  return page.screenshot();
}

/// Writes the PNG as WebP, which the browser makes by itself.
export async function writeWebp(browser, png, file, quality = 0.8) {
  const page = await browser.newPage();
  const url = await page.evaluate(async ([data, quality]) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    canvas.getContext('2d').drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', quality);
  }, [png.toString('base64'), quality]);
  await page.close();
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  await writeFile(file, bytes);
  return bytes.length;
}
