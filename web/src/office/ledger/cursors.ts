/* The way back through a list that only knows how to go on: the cursors of the pages seen so far. */
export class CursorStack {
  private readonly cursors: (string | undefined)[] = [undefined]

  /* Of the page in view; undefined: the first. */
  get current(): string | undefined {
    return this.cursors[this.cursors.length - 1]
  }

  get page(): number {
    return this.cursors.length
  }

  forward(next: string): void {
    this.cursors.push(next)
  }

  back(): void {
    if (this.cursors.length > 1) this.cursors.pop()
  }

  reset(): void {
    this.cursors.length = 1
  }
}
