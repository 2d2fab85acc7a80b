// Verbs of premises: what kind of event each is, and the irregular ones' past forms.

/** Kinds of event that the stage directions know how to play. */
export const EVENT_VERBS = {
  discover: 'discover find uncover unearth spot notice stumble detect locate dig',
  warn: 'warn caution alert threaten forbid advise',
  steal: 'steal rob swindle forge smuggle loot con kidnap abduct take hijack',
  hide: 'hide conceal bury cover disguise pretend pose mask impersonate',
  search:
    'search hunt investigate seek look explore track examine study solve decode decipher trace research inspect comb',
  escape: 'escape flee run evade dodge outrun survive hitchhike',
  chase: 'chase pursue follow stalk shadow corner tail',
  meet: 'meet encounter befriend bump greet join recruit hire reunite date',
  love: 'love kiss adore fall woo marry propose court flirt cherish elope',
  betray: 'betray abandon deceive lie trick cheat fool frame blackmail manipulate sabotage poison',
  confess: 'confess admit reveal tell explain apologize apologise disclose announce say',
  lose: 'lose misplace forfeit fail miss crash break',
  return: 'return come revisit reappear rejoin',
  travel:
    'travel arrive enter cross journey sail fly drive climb move land walk ride board reach visit venture descend head go drift wander step',
  receive: 'receive inherit get win earn acquire gain buy adopt accept',
  make: 'build make invent create bake cook paint write compose design construct repair fix restore mend craft brew knit plant grow rebuild',
  destroy: 'destroy burn demolish smash wreck ruin shatter erase delete sink',
  kill: 'kill murder shoot stab slay execute strangle die perish drown',
  vanish: 'vanish disappear fade evaporate dissolve melt',
  save: 'save rescue protect defend guard heal cure free shelter spare stop prevent',
  fight: 'fight battle confront face challenge duel resist defy attack oppose argue rebel defeat struggle',
  learn:
    'learn realize realise understand hear overhear suspect remember recall recognize recognise see read witness discern',
  decide: 'decide choose must need risk gamble sacrifice vote resolve volunteer want try dare plan hope attempt',
  promise: 'promise agree swear vow pledge bet commit',
  refuse: 'refuse deny reject quit resign decline ignore',
  ask: 'ask offer beg invite request persuade convince plead interview question interrogate call demand order',
  open: 'open unlock wake awaken summon release unleash activate trigger break unseal start light',
  help: 'help teach train guide support assist join comfort nurse raise mentor',
  send: 'send deliver bring carry give hand leave mail return transmit post',
  compete:
    'compete race enter perform audition play host organize organise rehearse stage judge sing dance throw celebrate',
  trap: 'trap lock imprison strand capture catch arrest jail maroon snow',
  haunt: 'haunt possess curse whisper knock scream terrorize terrorise bite lurk infect',
  change: 'become mistake turn transform switch swap grow age wake change replace shrink trade glow',
  work: 'work run manage keep own live serve operate tend wait stay sleep share',
  forget: 'forget ignore doubt neglect',
  talk: 'talk speak argue negotiate bargain discuss chat joke pray answer reply',
  believe: 'believe think dream imagine fear worry wish know feel hate miss regret mourn grieve trust envy',
} as const
export type EventKind = keyof typeof EVENT_VERBS | 'other'

const OTHER =
  'be have do appear happen happen arise hold put set push pull lift drop press touch cut pour raise lower watch listen wear point sit stand lie hang lead end begin finish stop use pay sell spend count measure draw show name let keep close shut fill feed drink eat wash sweep draw cast pass exchange balance judge accuse blame forgive punish obey cling clash collide orbit rise spread bloom crack collapse explode erupt flood freeze thaw ring sound strike echo shine flicker tremble shake shiver cry weep laugh smile nod whisper shout yell sigh breathe cough bleed swim dive float jump leap crawl kneel bow hurry rush linger rest sing record film photograph broadcast publish print translate copy trace map chart navigate steer pilot repair restart reboot program hack upload download scan test diagnose operate treat bandage examine experiment measure calibrate collect gather assemble share divide split inherit borrow lend owe donate auction bid haggle barter cause force make allow enable ban outlaw rule reign govern lead command organize unite gather haul drag tow toss throw catch kick hit punch slap grab seize snatch grip squeeze press pin nail tie bind knot weave sew stitch polish clean scrub dust sort file stack pack unpack load unload fold unfold wrap unwrap seal stamp sign mark label paint sketch carve sculpt cast mold wait delay postpone cancel pause resume continue persist remain belong depend deserve seem look sound taste smell require contain include involve concern matter affect threaten stand insist suggest hint imply prove disprove confirm verify check guess predict foresee foretell prophesy expect await anticipate surprise shock stun scare frighten terrify horrify haunt annoy bother tease mock insult praise thank welcome embrace hug hold cradle carry nurse bury dig exhume unearth plunge tumble slip trip stumble spin turn twist bend lean reach stretch crouch duck dodge slide glide creep sneak prowl roam rove camp settle colonize invade conquer occupy besiege surrender retreat withdraw desert vote elect campaign retire graduate enroll enlist'

const FORGOTTEN =
  'book babysit befriend blame bluff borrow chaperone cheer chronicle clone coach conduct confide crown curse cycle deport design detain dine disarm dismantle distract divorce eavesdrop edit elude embark endure engineer enchant evict expose fake fend flatter flunk fund gossip grant guess harbor hatch heist hover hum hypnotize improvise inform intercept intervene invest juggle jury kidnap land launch log market misjudge misread mourn narrate nap narrow notice outwit overthrow parade patch patrol photograph pickpocket plot poach preach present pretend quarrel quarantine rent repay replay report resurrect reunite reveal rig scheme scavenge sculpt shelve shift sidestep simulate slander snore spy squat stitch stow sue summon surf tame tattoo thwart tinker topple tour transplant unmask unravel upend usurp vandalize veto wager wed whistle wield wire yearn'

export const VERBS: readonly string[] = [
  ...new Set(
    [...Object.values(EVENT_VERBS), OTHER, FORGOTTEN].flatMap(list => list.split(' ')).filter(verb => verb !== 'must'),
  ),
]

const KIND = new Map<string, EventKind>()
for (const [kind, list] of Object.entries(EVENT_VERBS))
  for (const verb of list.split(' ')) if (!KIND.has(verb)) KIND.set(verb, kind as EventKind)
/** What kind of event a verb (base form) is. */
export const eventKind = (verb: string): EventKind => KIND.get(verb) ?? 'other'

const forms = (list: string): Record<string, readonly [past: string, participle: string]> =>
  Object.fromEntries(
    list
      .trim()
      .split(/\s+/)
      .map(entry => {
        const [base = '', past = '', participle = past] = entry.split('/')
        return [base, [past, participle]]
      }),
  )
/** Base form → simple past and past participle. */
export const IRREGULAR = forms(`
  be/was/been have/had do/did/done go/went/gone come/came/come become/became/become find/found steal/stole/stolen take/took/taken
  hide/hid/hidden seek/sought dig/dug flee/fled run/ran/run outrun/outran/outrun meet/met fall/fell/fallen lie/lied
  tell/told say/said lose/lost break/broke/broken fly/flew/flown drive/drove/driven ride/rode/ridden get/got/got
  win/won buy/bought build/built make/made write/wrote/written rebuild/rebuilt grow/grew/grown burn/burned sink/sank/sunk
  shoot/shot slay/slew/slain understand/understood hear/heard overhear/overheard see/saw/seen read/read choose/chose/chosen
  swear/swore/sworn bet/bet quit/quit wake/woke/woken light/lit teach/taught send/sent bring/brought give/gave/given
  leave/left sing/sang/sung throw/threw/thrown catch/caught bite/bit/bitten keep/kept think/thought dream/dreamed
  know/knew/known feel/felt forget/forgot/forgotten mistake/mistook/mistaken speak/spoke/spoken sleep/slept hold/held put/put
  set/set cut/cut wear/wore/worn sit/sat stand/stood hang/hung lead/led begin/began/begun pay/paid sell/sold spend/spent
  draw/drew/drawn show/showed/shown let/let shut/shut feed/fed drink/drank/drunk eat/ate/eaten sweep/swept cast/cast
  forgive/forgave/forgiven cling/clung rise/rose/risen spread/spread freeze/froze/frozen ring/rang/rung strike/struck
  shine/shone shake/shook/shaken weep/wept bleed/bled swim/swam/swum dive/dove/dived leap/leapt kneel/knelt arise/arose/arisen
  broadcast/broadcast split/split lend/lent foresee/foresaw/foreseen foretell/foretold spin/spun bend/bent slide/slid
  creep/crept withdraw/withdrew/withdrawn bind/bound weave/wove/woven sew/sewed/sewn hit/hit kneel/knelt babysit/babysat
  fight/fought beat/beat/beaten raise/raised awaken/awakened overthrow/overthrew/overthrown sue/sued wed/wed see/saw/seen
  hide/hid/hidden shrink/shrank/shrunk stick/stuck swing/swung tear/tore/torn blow/blew/blown deal/dealt mean/meant
  upset/upset con/conned sneak/sneaked plot/plotted`)
