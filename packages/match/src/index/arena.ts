// The memory of one shard: WebAssembly's where there is any, so that kernels can stand over it, else a plain buffer.
const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** Room to grow for what overflows its bucket; address space only, until it is written. */
const GROWTH_PAGES = 16_384;

export type ArenaSource = WebAssembly.Memory | SharedArrayBuffer | ArrayBuffer;
export type Views = {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
};

function allocate(bytes: number, shared: boolean): ArenaSource {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) throw new RangeError('one shard holds at most 4 GiB');
  const maximum = Math.min(MOST_PAGES, pages + GROWTH_PAGES);
  if (typeof WebAssembly === 'object') return new WebAssembly.Memory({ initial: pages, maximum, shared });
  return shared ? new SharedArrayBuffer(bytes, { maxByteLength: maximum * PAGE }) : new ArrayBuffer(bytes);
}

export class Arena {
  #source: ArenaSource;
  #views: Views | null = null;

  constructor(source: ArenaSource) {
    this.#source = source;
  }

  static of(bytes: number, shared: boolean): Arena {
    return new Arena(allocate(bytes, shared));
  }

  get source(): ArenaSource {
    return this.#source;
  }

  get memory(): WebAssembly.Memory | null {
    return typeof WebAssembly === 'object' && this.#source instanceof WebAssembly.Memory ? this.#source : null;
  }

  get buffer(): ArrayBufferLike {
    return this.memory?.buffer ?? (this.#source as ArrayBufferLike);
  }

  get shared(): boolean {
    return typeof SharedArrayBuffer === 'function' && this.buffer instanceof SharedArrayBuffer;
  }

  /** Typed arrays over all of it; another thread may have made it longer. */
  get views(): Views {
    const { buffer } = this;
    if (this.#views?.u8.buffer !== buffer || this.#views.u8.length !== buffer.byteLength) {
      const bytes = buffer.byteLength;
      this.#views = {
        u8: new Uint8Array(buffer, 0, bytes),
        u16: new Uint16Array(buffer, 0, Math.floor(bytes / 2)),
        u32: new Uint32Array(buffer, 0, Math.floor(bytes / 4)),
      };
    }
    return this.#views;
  }

  /** Makes it at least so long. */
  reserve(bytes: number): void {
    const missing = bytes - this.buffer.byteLength;
    if (missing <= 0) return;
    const { memory } = this;
    if (memory) memory.grow(Math.ceil(missing / PAGE));
    else if (this.shared) (this.#source as SharedArrayBuffer).grow(bytes);
    else {
      const longer = new ArrayBuffer(bytes + PAGE);
      new Uint8Array(longer).set(new Uint8Array(this.#source as ArrayBuffer));
      this.#source = longer;
    }
  }
}
