/**
 * 256 plain words, one for each value of a byte, chosen to sound unlike one another on a bad telephone line. The list
 * is the same in every language, because the two people who compare may not share one. Its order is fixed for ever.
 */
export const WORDS: readonly string[] = `
acorn actor alarm album amber anchor angle ankle apple apron arch arrow atlas autumn badge baker
bamboo banjo barley basin basket beach beaver bell bench birch bishop blanket blossom bottle bonnet brick
bridge broom bucket buffalo butter cabin cactus camel canal candle canoe canyon carbon cargo carpet castle
cedar cello chalk cherry chimney cider circus clay cliff clover cobalt coffee comet compass copper coral
cotton cradle crater cricket crystal cymbal dagger daisy dancer desert diamond dolphin donkey dragon drum dune
eagle easel echo elbow elm ember engine falcon fathom feather fender ferry fiddle finch flannel flute
forest fossil fountain fox galaxy garden garlic gazelle ginger glacier goblet granite grape gravel guitar hammer
harbour harvest hazel hedge helmet heron hollow honey horizon hunter iceberg igloo indigo island ivory jacket
jaguar jasmine jelly jigsaw juniper kernel kettle kitchen kiwi ladder lagoon lantern lapel lemon leopard lever
lilac linen lizard lobster locket lotus lumber magnet mango maple marble meadow melon mercury mirror mitten
molasses monkey mosaic muffin mustard napkin nectar needle nickel noodle nutmeg oasis obelisk ocean olive onion
opal orbit orchid otter oven oyster paddle palace panda paper parrot pebble pepper piano pigeon pillow
pirate planet plaza pocket polar pony poplar porch potato prairie pumpkin puzzle python quarry quartz quilt
rabbit radar radish rainbow raven ribbon river rocket rooster saddle saffron sailor salmon sandal satin saturn
shadow shovel silver siren spider spruce stable sugar sunset tablet tango teapot temple thimble thunder tiger
timber toast tomato tractor trumpet tulip tunnel turtle umbrella vanilla velvet violin walnut willow window zebra
`
  .trim()
  .split(/\s+/u);

/** How many words are shown: 96 bits, more than anybody can search for a second document with the same ones. */
export const DIGEST_WORD_COUNT = 12;

/**
 * The first twelve bytes of a digest as words that two people can read to each other.
 * @throws on anything but 64 lower-case hexadecimal digits: a digest that is not one must never look like one.
 */
export function digestWords(digest: string): readonly string[] {
  if (!/^[0-9a-f]{64}$/u.test(digest)) throw new Error('not a SHA-256 digest');
  return Array.from(
    { length: DIGEST_WORD_COUNT },
    (_, index) => WORDS[Number.parseInt(digest.slice(index * 2, index * 2 + 2), 16)]!,
  );
}

/** The digest in groups of eight digits, for reading. */
export const digestGroups = (digest: string): readonly string[] => digest.match(/.{1,8}/gu) ?? [];
