// What the narrator says between one turn of the story and the next: what follows from what just happened. `[a/b]` is one of the
// words; phrases in braces come from the kernel.
import type { TalkFor } from './talk.ts'

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** By beat, a sentence or two of narration. */
export const BRIDGES: Partial<Record<TalkFor, readonly string[]>> = {
  reason: list(`
    It [began with/was about] {matter}, and it [ends somewhere else/was never only about that]: {secret}.
    [There is a road/A thread leads] from {matter} to this, and [only one of them knew it/one person had walked it before]: {secret}.
    [Nobody/No one] who asks about {matter} [expects/is ready for] the answer. [Here it is/It is this]: {secret}.
    What {proof} [tells/says] is [short/plain]. What it has to do with {matter} [takes longer/takes all night].
    [Behind/Under] {matter} lies [an older matter/something older], and it has [waited/kept]: {secret}.
    To understand {matter}, one has to begin [elsewhere/earlier]: with {proof}.
  `),
  rift: list(`
    {Secret}. Now [two of them know it/it has been said], and [they do not agree what it asks of them/it cannot be put back].
    What $A has [learned/heard], $A [cannot leave alone/has to act on]. [That/And that] is where the [quarrel/trouble] [starts/comes from].
    [There are two kinds of people/People come in two kinds]: those who would {deed}, and those who would [rather not hear of it/wait for somebody else to].
    [An answer is a heavy thing/Answers are heavy]. It takes [no time/less than an hour] before [this one/it] [stands between them/comes down on both of them].
    [Once it is known/As soon as one knows/When two people know] that {secret}, there are only [sides/two places to stand].
    {Proof} [changes/has changed] everything but [what people want/the people]. $B wants it [quiet/as it was]. $A does not.
    The truth was [out/on the table]. Nobody had [said/decided] who would [clear it away/pick it up].
  `),
  plan: list(`
    There is one way left: to {deed}, and to do it before {clock}.
    Someone has to {deed}. [Nobody else has come/The others are asleep]. [So it falls to $A/So it is $A].
    If $A cannot {deed} before {clock}, {risk}. That is [all there is to plan for/the whole of the arithmetic].
    They have until {clock}, [which is not long/no more], and [one idea/half an idea between them].
    [To wait/Doing nothing] would be [simple/easy]. Then {risk}. [So they do not wait/So they sit down to think].
    It [can/could] be done: [that is the worst of it/nobody has tried]. One only has to {deed}, with [everything against it/the clock running].
    The others mean to {hold}. [That leaves/It leaves] $A [very little/until {clock}], and [not much sleep/no good choices].
  `),
  low: list(`
    They had [one chance/it in their hands] to {deed}. [It is gone/They no longer do].
    [Nothing/No part of it] went as [drawn/it should]. [Somewhere/All the while] the [others/clocks] are [not waiting/getting on with it].
    It is [one thing/easy] to know that {secret}. It is [another/harder] to have [failed at it/tried, and be sitting here].
    [This is/Here is] the hour nobody [tells of/puts in songs]: {risk}, and $A [has no more ideas/knows it].
    What [had/has] it cost[/ so far/, then]? Not yet {price}. [Only everything else/That is still to come].
    [At the bottom of it/In the end] there is only [a tired person/$A] and [the thing that has to be done/what is still to do].
    [No help/Nobody] [is on the way/has been sent/is coming]. [$A has stopped listening for it/It is, in its way, a relief to know].
  `),
  truth: list(`
    There comes a [moment/point/night] when [saying it costs less than hiding it/it is cheaper to look than to turn away/the truth is less trouble than another lie].
    It was never about {matter}. What [it was about/lay behind] [is this/can be said in a breath].
    [Everybody/All of them] [knew a corner of it/had a piece]. [Today/Now] the [corners meet/pieces are put together].
    [Nothing is left to hide behind/There is no room for another lie]. [So it is said/They say it].
  `),
}
