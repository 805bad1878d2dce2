/** A translation says everything that English says. It may say more: Arabic has six plural forms where English has two. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
