import { describe, expect, it } from 'vitest'
import { offstage, readPremise } from './premise.ts'

const read = (text: string) => {
  const premise = readPremise(text)
  return {
    people: premise.people.map(person => [person.name || '–', person.description, person.gender ?? '?'].join('/')),
    events: premise.events.map(event => event.text),
    places: premise.places.map(place => place.name),
    things: premise.things.map(thing => thing.name),
    premise,
  }
}

describe('reading a premise', () => {
  it('knows who is meant by her, him and by a role', () => {
    const { people, events, places } = read('Ava discovers the secret lab; her mentor warns her about the consequences')
    expect(people).toEqual(['Ava//female', '–/mentor/?'])
    expect(events).toEqual(['{p0} discovers the secret lab', '{p1} warns {p0} about the consequences'])
    expect(places).toEqual(['secret lab'])
  })

  it('leaves the many who have come between to themselves', () => {
    expect(read('A trumpet player finds a melody that makes people remember what they lost').events).toEqual([
      '{p0} finds a melody that makes people remember what they lost',
    ])
    expect(read('A trumpet player finds a melody and loses what they loved').events[1]).toContain('{p0} loved')
  })

  it('passes over relative clauses and keeps modals', () => {
    const { people, events, things } = read(
      "A detective who can't sleep finds a letter from his dead brother in an abandoned lighthouse and must decide whether to open it.",
    )
    expect(people).toEqual(["–/detective who can't sleep/male", '–/dead brother/male'])
    expect(events).toEqual([
      '{p0} finds a letter from {p1} in an abandoned lighthouse',
      '{p0} must decide whether to open it',
    ])
    expect(things).toEqual(['letter'])
  })

  it('counts two of a kind, lets them act in the plural, and tells places from people', () => {
    const { people, events, places } = read(
      'Two brothers inherit a circus in Lisbon, but a rival ringmaster steals the elephant.',
    )
    expect(people).toEqual(['–/brother/male', '–/brother/male', '–/rival ringmaster/?'])
    expect(events).toEqual(['{p0} and {p1} inherit a circus in Lisbon', '{p2} steals the elephant'])
    expect(places).toEqual(['circus', 'Lisbon'])
  })

  it('joins a name and its role, whichever comes first', () => {
    for (const text of [
      'Ava, a young botanist, finds a map',
      'A young botanist named Ava finds a map',
      'Ava the botanist finds a map',
    ])
      expect(read(text).people, text).toEqual([expect.stringMatching(/^Ava\/(young )?botanist\/female$/)])
    expect(read('Her boss, Mr. Grey, hires Tess to follow his wife to Venice').events).toEqual([
      '{p0} hires {p1} to follow {p2} to Venice',
    ])
  })

  it('turns the past into the present', () => {
    expect(read('Tom robbed a bank. He fell in love with the teller. Then he lost everything.').events).toEqual([
      '{p0} robs a bank',
      '{p0} falls in love with {p1}',
      '{p0} loses everything',
    ])
  })

  it('reads what the storyteller does as a person', () => {
    expect(read('I find a map in my attic and follow it to an island.').events).toEqual([
      "{p0} finds a map in {p0's} attic",
      '{p0} follows it to an island',
    ])
  })

  it('lets groups, beings and the weather act', () => {
    expect(read('The villagers of Oren hide a dragon from the emperor’s soldiers.').events).toEqual([
      'the villagers of Oren hide a dragon from the emperor’s soldiers',
    ])
    expect(read('When a comet appears over the village of Oren, a young baker named Lena must choose.').events).toEqual(
      ['a comet appears over the village of Oren', '{p0} must choose'],
    )
  })

  it('tells who a group is made of, and leaves out what befell it', () => {
    const groups = (text: string) => readPremise(text).events.map(event => event.group)
    expect(groups('A crew of deep-sea welders hears singing inside a sealed pipe')).toEqual([
      'crew of deep-sea welders',
    ])
    expect(groups('Four strangers stuck in an elevator discover the same letter')).toEqual(['four strangers'])
    expect(groups('A comet appears over the village')).toEqual([undefined])
  })

  it('takes a grandson by the name he has, and a mayor’s son for the son', () => {
    expect(read('Oda finds her hives silent; her grandson Emil brings a jar').people).toEqual([
      'Oda//female',
      'Emil/grandson/male',
    ])
    expect(read('The mayor’s son ties himself to the tree')).toMatchObject({
      people: ['–/mayor’s son/male'],
      events: ['{p0} ties himself to the tree'],
    })
  })

  it('knows for whom somebody is asked to do something', () => {
    expect(
      read('An old pianist loses her hearing before her last concert and asks her rival to play for her').events,
    ).toEqual(['{p0} loses her hearing before her last concert', '{p0} asks {p1} to play for {p0}'])
  })

  it('takes what must not happen yet for an hour, not for something that happens', () => {
    const read = readPremise(
      'Noor must mend the dome before the last oxygen tank is empty. Dev hides until the guards leave.',
    )
    expect(read.events).toHaveLength(2)
    expect(read.events[0]?.text).toContain('before the last oxygen tank is empty')
    expect(read.deadline).toBe('the last oxygen tank is empty')
    expect(readPremise('Before he leaves, Ben sells the boat.').deadline).toBeUndefined()
  })

  it('takes what a thing is found to be for no thing', () => {
    expect(read('Oda finds her hives silent').things).toEqual(['hives'])
    expect(read('Ruben hears a voice from a plane that vanished ten years ago').things).toEqual(['voice', 'plane'])
    expect(read('An AI falls in love with a ship that passes every night').places).toEqual(['ship'])
  })

  it('keeps what has no verb as fragments', () => {
    const { premise, people } = read('A haunted lighthouse. Two sisters. One secret.')
    expect(premise.events).toEqual([])
    expect(premise.fragments).toEqual(['A haunted lighthouse', 'Two sisters', 'One secret'])
    expect(people).toHaveLength(2)
  })

  it('makes the verbs after an idle “who” the events', () => {
    expect(
      read(
        'A comedy about a wedding planner who books two weddings in the same hotel and must stop the grooms from meeting.',
      ).events,
    ).toEqual(['{p0} books two weddings in the same hotel', '{p0} must stop the grooms from meeting'])
  })

  it('does not take for a person what somebody is taken for', () => {
    expect(read('Gus the accountant is mistaken for a famous chef').people).toEqual(['Gus/accountant/male'])
  })

  it('knows who is spoken of only', () => {
    const { premise } = read('After her father dies, Lena returns to the island and hears his voice')
    expect(premise.people.map(person => offstage(person, premise))).toEqual([true, false])
  })

  it('meets nobody who has vanished on the way to something else', () => {
    const { premise } = read('Inspector Mara Voss investigates a locked library where a famous author vanished')
    expect(premise.people.map(person => offstage(person, premise))).toEqual([false, true])
  })

  it('takes the name of a place for no person, and a role before a name for its own', () => {
    const { premise, people } = read('A night porter at the Hotel Astra finds a violin')
    expect(people).toHaveLength(1)
    expect(premise.places.map(place => place.name)).toEqual(['Hotel Astra'])
    expect(read('Interpreter Mila overhears a plan at the embassy').people[0]).toMatch(/^Mila\/interpreter/)
    expect(read('Bramble the hedge witch borrows a shadow').people[0]).toMatch(/^Bramble\/hedge witch/)
  })

  it('tells verbs and turns of phrase from things', () => {
    const things = (text: string) => read(text).premise.things.map(thing => thing.name)
    expect(things('Milo is hired to train the husband of the mayor')).not.toContain('train')
    expect(things('His daughter is on board')).toEqual([])
    expect(things('Nadia borrows a giant’s shadow')).toEqual(['shadow'])
    expect(read('His daughter is on the train, and so is the bomb').events.at(-1)).toBe('the bomb is, too')
  })
})
