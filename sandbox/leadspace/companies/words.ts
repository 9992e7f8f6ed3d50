import type { IndustryWord } from './industries.js';

// The synthetic companies' names are FIRST SECOND TRADE; the sizes are powers of two, so that 20 bits of an index choose one
// of 1,048,576 names. The order of the lists is part of every generated file: append nothing, reorder nothing.

export const FIRST = list(`
  amber anchor apex arbor arctic argent aspen aster atlas aurora autumn azure basalt beacon birch bison
  blue bold boreal bramble brass breeze bright bronze brook canyon cardinal cascade cedar chestnut cinder citrus
  clear clover cobalt comet copper coral crescent crimson crown crystal cypress dawn delta desert diamond dover
  eagle early east eastern ebony echo eclipse elder ember emerald evergreen falcon fern first flint forest
  fortune foundry fox frontier garnet gentle giant glacier glen golden granite grand gray green grove harbor
  harvest hawthorn hazel heritage heron hickory high highland hollow honest horizon hudson indigo inland iron ivory
  jade jasper juniper keystone kingfisher laurel lark leeward liberty lilac linden lively lone lotus lucky lunar
  magnolia maple marble marine meadow mercury merit mesa midland mighty mineral misty modern mosaic noble nordic`);

export const SECOND = list(`
  acorn acre alder alley anvil apple arch arrow ash badger bank barn basin bay bear bell
  bend bird blossom bluff boulder bough branch bridge brooklet brow canal candle cape castle cave chain
  channel chapel cliff cloud coast compass cove crane creek crest crossing dale deer dock dome drift
  dune edge elk elm engine estuary falls farm feather fence field finch fir fjord flame flower
  ford fountain garden gate gorge grain gull hall hammer hare haven hawk heath hedge hill hive
  holly hood hook horn house island ivy jetty key kiln knoll lagoon lake lamp landing lantern
  leaf ledge lighthouse lily lion lodge loom lynx manor marsh mast mill mirror moor moss mountain
  oak oasis ocean orchard otter owl path peak pebble pier pine plain plateau point pond port`);

export const TRADES: readonly (readonly [string, IndustryWord])[] = [
  ['instruments', 'instruments'],
  ['sensors', 'instruments'],
  ['optics', 'instruments'],
  ['gauges', 'instruments'],
  ['machines', 'machinery'],
  ['pumps', 'machinery'],
  ['turbines', 'machinery'],
  ['tools', 'machinery'],
  ['robotics', 'machinery'],
  ['plastics', 'plastics'],
  ['packaging', 'plastics'],
  ['steel', 'steel'],
  ['castings', 'steel'],
  ['metalworks', 'steel'],
  ['chemicals', 'chemicals'],
  ['coatings', 'chemicals'],
  ['adhesives', 'chemicals'],
  ['textiles', 'textiles'],
  ['apparel', 'textiles'],
  ['foods', 'foods'],
  ['bakery', 'foods'],
  ['dairy', 'foods'],
  ['seafood', 'foods'],
  ['brewing', 'brewing'],
  ['beverages', 'brewing'],
  ['nurseries', 'farming'],
  ['seeds', 'farming'],
  ['software', 'software'],
  ['analytics', 'software'],
  ['games', 'software'],
  ['systems', 'itServices'],
  ['networks', 'itServices'],
  ['hosting', 'itServices'],
  ['telecom', 'telecom'],
  ['wireless', 'telecom'],
  ['logistics', 'logistics'],
  ['freight', 'logistics'],
  ['couriers', 'logistics'],
  ['shipping', 'shipping'],
  ['maritime', 'shipping'],
  ['supplies', 'wholesale'],
  ['wholesale', 'wholesale'],
  ['distribution', 'wholesale'],
  ['stores', 'retail'],
  ['markets', 'retail'],
  ['outfitters', 'retail'],
  ['energy', 'energy'],
  ['solar', 'energy'],
  ['builders', 'construction'],
  ['contractors', 'construction'],
  ['interiors', 'construction'],
  ['savings', 'banking'],
  ['capital', 'banking'],
  ['insurance', 'insurance'],
  ['consulting', 'consulting'],
  ['advisors', 'consulting'],
  ['marketing', 'marketing'],
  ['media', 'marketing'],
  ['laboratories', 'health'],
  ['clinics', 'health'],
  ['therapeutics', 'pharma'],
  ['pharma', 'pharma'],
  ['academy', 'education'],
  ['hotels', 'hotels'],
];

function list(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
