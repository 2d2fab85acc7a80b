// Words for people: roles and relations that premises name, and given and family names for those they leave unnamed.
import { ORIGINS } from './origins.ts'

/** What a role noun tells about the person who holds it. Ages in years. */
export interface RoleHint {
  readonly gender?: 'female' | 'male'
  readonly age?: readonly [from: number, to: number]
  /** Which way of speaking fits. */
  readonly style?: string
  /** What the person wears at work. */
  readonly clothing?: string
}

const hint = (
  words: string,
  gender?: 'female' | 'male',
  age?: readonly [number, number],
  style?: string,
  clothing?: string,
): [string, RoleHint][] =>
  words.split(', ').map(word => [
    word,
    {
      ...(gender ? { gender } : {}),
      ...(age ? { age } : {}),
      ...(style ? { style } : {}),
      ...(clothing ? { clothing } : {}),
    },
  ])

/** Roles by noun. Relations need someone whose they are: `her mentor`. */
export const ROLES: ReadonlyMap<string, RoleHint> = new Map([
  ...hint('mother, mom, mum, stepmother', 'female', [38, 58], 'warm', 'soft cardigan in clay red, dark trousers'),
  ...hint('father, dad, stepfather', 'male', [40, 62], 'terse', 'worn denim shirt, brown jacket'),
  ...hint('grandmother, grandma, nana', 'female', [66, 84], 'wry', 'plum knitted shawl, grey dress'),
  ...hint('grandfather, grandpa', 'male', [66, 84], 'poetic', 'brown tweed waistcoat, white shirt'),
  ...hint('sister, twin sister, stepsister, half-sister', 'female', [18, 38], 'wry'),
  ...hint('brother, twin brother, stepbrother, half-brother', 'male', [18, 38], 'blunt'),
  ...hint('daughter, niece', 'female', [9, 20], 'childlike', 'yellow raincoat, striped shirt'),
  ...hint('son, nephew', 'male', [9, 20], 'childlike', 'green hooded jacket, white shirt'),
  ...hint(
    'granddaughter, goddaughter, stepdaughter',
    'female',
    [9, 19],
    'childlike',
    'mustard sweater, denim dungarees',
  ),
  ...hint('grandson, godson, stepson', 'male', [9, 19], 'childlike', 'red sweater, dark shorts'),
  ...hint('wife, ex-wife, girlfriend, ex-girlfriend, fiancée, bride, widow', 'female', [26, 48], 'warm'),
  ...hint('husband, ex-husband, boyfriend, ex-boyfriend, fiancé, groom, widower', 'male', [26, 48], 'warm'),
  ...hint('aunt', 'female', [44, 66], 'wry'),
  ...hint('uncle', 'male', [44, 66], 'wry'),
  ...hint('girl, schoolgirl', 'female', [9, 17], 'childlike', 'mustard sweater, denim dungarees'),
  ...hint('boy, schoolboy', 'male', [9, 17], 'childlike', 'red sweater, dark shorts'),
  ...hint('child, kid, orphan, toddler', undefined, [8, 13], 'childlike', 'blue coat too big in the sleeves'),
  ...hint(
    'teenager, teen, student, apprentice, intern, trainee, pupil, cadet',
    undefined,
    [16, 23],
    'nervous',
    'green parka, grey hooded sweater',
  ),
  ...hint(
    'woman, lady, heiress, waitress, actress, princess, queen, witch, nun, priestess, sorceress, seamstress, stewardess, duchess, empress, ballerina, governess, barmaid, stuntwoman, postwoman, fisherwoman',
    'female',
    [24, 46],
  ),
  ...hint(
    'man, gentleman, waiter, prince, king, monk, wizard, sorcerer, fisherman, lighthouse keeper, butler, duke, emperor, priest, cowboy, milkman, handyman, blacksmith, postman, mailman, fireman, stuntman, salesman, doorman, watchman',
    'male',
    [28, 62],
  ),
  ...hint(
    'mentor, professor, teacher, tutor, headmaster, principal',
    undefined,
    [48, 68],
    'formal',
    'charcoal wool coat, rust scarf',
  ),
  ...hint(
    'boss, manager, director, editor, producer, publisher, mayor, senator, governor, minister, president, ceo, landlord, banker, judge, ambassador',
    undefined,
    [42, 64],
    'formal',
    'slate suit, pale shirt',
  ),
  ...hint(
    'detective, inspector, investigator, sleuth, private eye, agent, spy, officer, cop, policeman, policewoman, sheriff, constable, marshal, bodyguard, sergeant',
    undefined,
    [30, 56],
    'terse',
    'dark trench coat, grey shirt',
  ),
  ...hint(
    'captain, pilot, commander, colonel, general, sailor, navigator, astronaut, cosmonaut, soldier, veteran, mercenary, guard',
    undefined,
    [30, 56],
    'blunt',
    'navy flight jacket, brass buttons',
  ),
  ...hint('knight, warrior, ranger, squire, archer', undefined, [22, 50], 'blunt', 'steel armor over a blue tunic'),
  ...hint(
    'scientist, physicist, chemist, biologist, botanist, astronomer, geologist, researcher, archaeologist, historian, mathematician, linguist, engineer, inventor, programmer, hacker, librarian, archivist, curator, cartographer, translator, interpreter, scholar, marine biologist, oceanographer, cryptographer, technician, coder',
    undefined,
    [28, 58],
    'scholarly',
    'olive field jacket, cream shirt',
  ),
  ...hint(
    'doctor, nurse, surgeon, therapist, psychologist, psychiatrist, paramedic, vet, veterinarian, pharmacist, midwife, coroner',
    undefined,
    [30, 58],
    'warm',
    'white coat over teal scrubs',
  ),
  ...hint(
    'writer, author, novelist, poet, painter, artist, musician, singer, pianist, violinist, cellist, composer, dancer, actor, photographer, filmmaker, sculptor, comedian, playwright, journalist, reporter, screenwriter, podcaster, guitarist, conductor, ghostwriter, acrobat',
    undefined,
    [24, 58],
    'poetic',
    'burgundy corduroy jacket, black shirt',
  ),
  ...hint(
    'baker, chef, cook, barista, bartender, florist, gardener, farmer, shepherd, beekeeper, tailor, clockmaker, watchmaker, carpenter, mechanic, shopkeeper, innkeeper, fisher, ferryman, locksmith, potter, butcher, barber, gravedigger, miner, plumber, electrician, janitor, caretaker, groundskeeper, undertaker, mapmaker, glassblower, bookseller, winemaker, tea seller, candlemaker, perfumer, puppeteer, welder, lamplighter, signalman',
    undefined,
    [26, 66],
    'warm',
    'canvas apron over a checked shirt',
  ),
  ...hint(
    'driver, courier, messenger, clerk, secretary, assistant, receptionist, accountant, lawyer, salesman, saleswoman, planner, wedding planner, agent, broker, postal worker, tour guide, guide, waiter, firefighter, accountant, consultant, realtor, bureaucrat, concierge, usher, flight attendant',
    undefined,
    [24, 54],
    'wry',
    'mustard blazer, white shirt',
  ),
  ...hint(
    'thief, burglar, con artist, con man, smuggler, forger, gambler, pirate, outlaw, bounty hunter, assassin, criminal, mobster, gangster, fugitive, convict, pickpocket, safecracker, hitman, robber',
    undefined,
    [24, 54],
    'wry',
    'black leather jacket, dark shirt',
  ),
  ...hint(
    'killer, murderer, stalker, villain, cultist, tyrant, warlord, kidnapper, poisoner',
    undefined,
    [34, 60],
    'formal',
    'black coat, grey gloves',
  ),
  ...hint(
    'friend, best friend, neighbor, neighbour, roommate, flatmate, partner, colleague, coworker, co-worker, classmate, teammate, companion, sidekick, ally',
    undefined,
    [22, 48],
    'wry',
  ),
  ...hint(
    'rival, enemy, nemesis, opponent, competitor, ex, ex-partner, blackmailer, traitor',
    undefined,
    [26, 52],
    'blunt',
  ),
  ...hint('lover, crush, soulmate, date, admirer, suitor, pen pal', undefined, [24, 44], 'warm'),
  ...hint(
    'stranger, traveler, traveller, hitchhiker, drifter, hermit, exile, refugee, immigrant, newcomer, guest, visitor, passenger, survivor, prisoner, patient, wanderer, tourist, pilgrim, recluse, tenant, lodger, castaway, time traveler, time traveller',
    undefined,
    [26, 58],
    'terse',
    'long grey travelling coat, wool scarf',
  ),
  ...hint(
    'robot, android, cyborg, hologram, clone, alien, ai',
    undefined,
    [28, 40],
    'formal',
    'plain white suit with a high collar',
  ),
  ...hint(
    'ghost, vampire, werewolf, demon, angel, fairy, elf, dwarf, mage, alchemist, oracle, seer, prophet, healer, druid, necromancer, medium, psychic, exorcist, fortune teller, shaman, bard, squire, dragon rider, genie, mermaid, goddess, god',
    undefined,
    [24, 60],
    'poetic',
    'deep green cloak, silver clasp',
  ),
  ...hint(
    'influencer, vlogger, blogger, streamer, gamer, rapper, dj, model, star, celebrity, magician, clown, athlete, runner, swimmer, boxer, skater, surfer, climber, mountaineer, coach, champion, dancer, chess player, figure skater',
    undefined,
    [20, 40],
    'wry',
    'bright orange jacket, white shirt',
  ),
  ...hint(
    'host, caller, witness, victim, heir, owner, client, customer, collector, millionaire, billionaire, hero, heroine, leader, chief, elder, member, expert, worker, operator, keeper, hunter, person, rebel, activist, politician, candidate, spokesman, newlywed, parent, grandparent, sibling, cousin, twin, couple, soul, amateur, loner, dreamer, superhero, nanny, babysitter, housekeeper, maid, insomniac',
    undefined,
    [26, 56],
  ),
])

/** Nouns of groups: they act, but nobody in them has a face of their own. */
export const GROUPS = new Set(
  'villagers townsfolk crew gang team police crowd family band orchestra army soldiers tribe council court jury class company corporation government guards pirates thieves rebels settlers colonists neighbors neighbours guests tourists locals strangers students teachers scientists doctors nuns monks spies agents ghosts aliens robots vampires witches knights survivors passengers parents friends children kids relatives residents townspeople citizens workers miners sailors cult mob congregation choir astronauts'.split(
    ' ',
  ),
)

/** Living things that act but are not people. */
export const BEINGS = new Set(
  'cat dog horse wolf bear fox crow raven parrot owl whale dolphin shark snake rat mouse spider bee goat sheep cow pig chicken duck goose dragon monster creature beast kraken unicorn phoenix dinosaur elephant tiger lion octopus squid turtle fish bird moth butterfly kitten puppy donkey fae leviathan entity shape swarm virus storm shadow'.split(
    ' ',
  ),
)

const names = (list: string): readonly string[] => list.trim().split(/\s+/)
/** Given names by the gender they are mostly given to, from many languages. */
export const GIVEN: Record<'female' | 'male' | 'neutral', readonly string[]> = {
  female: [
    ...ORIGINS.flatMap(origin => origin.female),
    ...names(`Ava Mira Ilse Nadia Imani Yuki Sofia Leila Freya Priya Anouk Zora Marta Elena Ingrid Amara Noor Tamsin Odile Saoirse
    Mei Camila Renata Thandi Hana Greta Lucia Beatrix Farah Dalia Ottilie Rosa Simone Petra Ines Kavya Wren Marisol Agnes Esther
    Tess Nina Clara Iris Ruth Maya Lena Anna Emma Olivia Sarah Maria Alice Julia Laura Kate Lily Zoe Chloe Eva Nora Ella Mia Isla
    Jane Mary Elizabeth Margaret Emily Lucy Grace Hannah Rachel Rebecca Naomi Miriam Leah Dinah Vera Tatiana Olga Irina Katya Anya
    Aisha Fatima Zahra Yasmin Layla Samira Amina Keiko Sakura Akiko Aiko Haruka Mei-Ling Xiu Lin Jia Ji-woo Soo-ah Lakshmi Anjali
    Deepa Meera Asha Valentina Gabriela Isabel Carmen Pilar Lola Paloma Josefina Celeste Margot Juliette Colette Amelie Elise
    Sylvie Bianca Chiara Giulia Francesca Astrid Sigrid Solveig Maren Helga Brigid Niamh Aoife Ffion Carys Morag Isolde Rowena
    Penelope Ophelia Cordelia Daphne Phoebe Thea Xanthe Ada Mabel Hattie Pearl Opal Dot Edith Winifred Harriet Frances Dorothy
    Sarai Tala Wanjiru Chidinma Ngozi Adaeze Abena Efua Zanele Nomsa Lupe Guadalupe Inez Vivian Diana Monica Susan Linda Karen
    Megan Amy Jenny Molly Daisy Ivy Hazel Violet Ruby Jade Luna Stella Aurora Selene Lyra Nova Elara Kira Rhea Juno Maeve Sadie June Joan Helen Carol Donna Ingeborg Juno Yael Miren Solange Nell Kit Wren Tamar Yuna`),
  ],
  male: [
    ...ORIGINS.flatMap(origin => origin.male),
    ...names(`Elias Tomas Ravi Kofi Mateo Idris Anders Hiro Omar Lucien Bram Dario Emeka Soren Joaquin Tariq Viktor Felix Amos Rashid
    Leo Caspian Ewan Dmitri Henrik Jonah Kenji Marco Nikhil Oskar Pavel Quentin Rafael Samir Theo Ulric Wendell Yusuf Zane Desmond
    Tom Jack Sam Ben Max Adam Daniel David Michael James John Robert William Thomas Henry Charles George Edward Peter Paul Mark Luke
    Matthew Simon Andrew Philip Stephen Martin Alan Eric Kevin Brian Jason Ryan Nathan Noah Liam Ethan Oliver Arthur Hugo Oscar
    Victor Walter Harold Frank Ernest Albert Ralph Stanley Otto Klaus Jurgen Hans Gunther Lars Sven Bjorn Erik Magnus Nils Ivan
    Sergei Boris Yuri Mikhail Alexei Nikolai Andrei Piotr Jan Milan Luka Goran Hassan Ali Ahmed Mahmoud Karim Bilal Malik Jamal
    Darius Kwame Babatunde Chidi Obi Sipho Themba Juan Carlos Diego Miguel Luis Pedro Pablo Alejandro Javier Antonio Manuel Ramon
    Enzo Luca Matteo Giovanni Paolo Pierre Jean Jacques Luc Henri Remy Gaston Etienne Akira Takeshi Haruto Ren Kaito Satoshi Wei
    Jun Ming Feng Hao Minh Duc Arjun Vikram Sanjay Anil Rohan Dev Kiran Callum Angus Hamish Rhys Owen Gareth Declan Finn Ronan
    Cormac Seamus Conor Patrick Eamon Silas Ezra Gideon Levi Abel Cyrus Atticus Rufus Barnaby Percy Archie Alfie Gus Ned Walt Cal Jed Abe Milo Rex Axel Orion Atlas Jasper Rowan Cedric Gareth Lance Duncan Zed Ilya Nikita Sasha Luca Joshua Jonas Mika Andrea Costa Zed Vincent Vince Tony Joe Bob Bill Jim Dave Steve Mike Nick Harry Edgar Bruno Ivo`),
  ],
  neutral:
    names(`Robin Quinn Sasha Remy Jules Ash Kit Marlowe Ellis Sage Indigo Wren Nico Reese Hollis Arden Lior Noor Shay Teal Emerson
    Alex Jordan Taylor Morgan Casey Riley Avery Rory Skyler Charlie Frankie Sidney Blake Drew Devon Phoenix River Rain Sky Bo Pip`),
}
