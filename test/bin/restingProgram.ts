/** A program that has worked and rests: it leaves much lying, and ends when that was given back. */
import { Releases } from '../../core/release.js'
import { giveBackMemory } from '../../bin/giveBackMemory.js'

const lookEveryMs = 50
const leftBytes = 200 * 1_024 ** 2

const releases = new Releases()
giveBackMemory(releases, lookEveryMs)
const idle = process.memoryUsage.rss()
let work: string[][] = []
while (process.memoryUsage.rss() < idle + leftBytes)
  work.push(Array.from({ length: 1_000 }, (_, index) => `${String(work.length)} ${String(index)}`))
work = []
const worked = process.memoryUsage.rss()
const timer = setInterval(() => {
  if (process.memoryUsage.rss() > worked - leftBytes / 2) return
  clearInterval(timer)
  void releases.releaseAll()
  process.stdout.write('given back')
}, lookEveryMs)
