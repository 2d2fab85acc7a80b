// What the country of a story has and has not: where people live there, its weather, and what is never seen in it.

export interface Climate {
  /** Where somebody’s ordinary life is, when neither premise nor trade tells. */
  readonly home: readonly string[]
  /** Its weather, when the genre’s own does not go with it. */
  readonly weather: readonly string[]
  /** What places, light, sounds and weather may not speak of. */
  readonly never: RegExp
}

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())

/** Winter, where a story does not speak of it. */
export const WINTER = /\b(?:snow\w*|ice|icy|icicles?|frost\w*|frozen|sleet|sledges?|skis?|blizzard)\b/i

/** Words of a story that bring winter with them. */
export const WINTRY =
  /\b(?:snow\w*|ice|icy|frozen|frost\w*|winter\w*|glaciers?|blizzard|arctic|polar|alps|alpine|mountains?|himalayas?|andes|siberian?|norw\w+|swed\w+|finnish|finland|lapland|iceland\w*|greenland|northern|nordic|christmas|ski)\b/i

/** By the country that `countryOf` names. */
export const CLIMATES: Readonly<Record<string, Climate>> = {
  desert: {
    home: list('caravan inn | courtyard house | rooftop | market square'),
    weather: list('dry heat | hot wind | clear | dust haze'),
    never:
      /\b(?:snow\w*|ice|icy|frost\w*|frozen|sleet|canal|fish\w*|nets?|harbou?r|pier|boats?|ferry|moor\w*|tides?|buoys?|gulls?|fog\w*|mist\w*|moss\w*|ferns?|wet|puddles?|rain\w*|drizzle\w*|umbrellas?|trams?|reeds?|river\w*|shingle|rose window|meadows?)\b/i,
  },
  'outer space': {
    home: list('crew quarters | observation deck | station galley | hydroponics bay'),
    weather: [],
    never:
      /\b(?:roof\w*|streets?|squares?|alleys?|yards?|gardens?|pier|canal|trams?|bus(?:es)?|gulls?|rain\w*|snow\w*|fog|wind|sun(?:light)?|birds?|trees?|grass|cars?|headlights?|neon|pavement|dogs?|cats?|umbrellas?|whole city|loading dock|cleaner)\b/i,
  },
  sea: {
    home: list('cottage kitchen | harbour front | boat shed | net loft'),
    weather: [],
    never: /\b(?:trams?|subway|skyscrapers?|canal)\b/i,
  },
  village: {
    home: list('farmhouse kitchen | village square | garden gate | kitchen'),
    weather: [],
    never: /\b(?:trams?|subway|skyscrapers?|neon|canal|lift doors|taxis?|eleventh floor|car park|vans?|whole city)\b/i,
  },
  countryside: {
    home: list('farmhouse kitchen | orchard | garden gate | barn'),
    weather: [],
    never: /\b(?:trams?|subway|skyscrapers?|neon|canal|lift doors|taxis?|car park|vans?|whole city)\b/i,
  },
  mountains: {
    home: list('farmhouse kitchen | mountain hut | village square | log cabin'),
    weather: [],
    never:
      /\b(?:trams?|subway|skyscrapers?|neon|canal|tides?|harbou?r|pier|gulls?|buoys?|dunes?|lift doors|taxis?|car park|vans?|whole city|fishing)\b/i,
  },
  forest: {
    home: list('log cabin | forest clearing | edge of the forest | kitchen'),
    weather: [],
    never:
      /\b(?:trams?|subway|skyscrapers?|neon|canal|tides?|harbou?r|pier|lift doors|taxis?|car park|vans?|whole city)\b/i,
  },
}
