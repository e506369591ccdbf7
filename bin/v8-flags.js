// How V8 is to run this process. Imported before what it is to hold for, as code keeps what it was compiled with.
import { setFlagsFromString } from 'node:v8';

// What a pilot waits for when a host is lost runs too seldom to be hot: V8 would interpret it for its first few hundred
// times. Both only say how soon it compiles plainly, and learns types; the start takes 0.1 s longer.
setFlagsFromString('--always-sparkplug');
setFlagsFromString('--no-lazy-feedback-allocation');
// V8 guesses from the first moments which objects will live long, and makes those of their kind old at once. Of the list
// that `ws` puts each message into it guesses wrong: a list that is old, though dead, keeps its message past every small
// collection of garbage, which then copies three megabytes instead of a few hundred kilobytes.
setFlagsFromString('--no-allocation-site-pretenuring');
// A process that makes little lasting garbage is given room for so little more, a few megabytes above what lives, that
// V8 goes through the whole heap every few seconds: each time the ticks of 50 ms are late. Twice of what lives is enough
// for minutes.
setFlagsFromString('--heap-growing-percent=100');
