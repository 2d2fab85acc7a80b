// What the command line says about itself, and the error for using it wrongly.

/** Wrong arguments or a wrong graph: the message is shown and the exit code is 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const USAGE = `Reelgraph turns a story prompt into a finished episode.

Usage: reelgraph <command> [options]

  run <graph.json>        runs a graph
      --set node.param=value      changes a param (node/key.param for one item; a path for a file);
                                  may be given several times
      --target node[/key]         runs only this node, or this item (a range: node/sc_1..sc_4; from there on: node/sc_1+);
                                  may be given several times
      --out <dir>                 writes episodes, clips, sounds and images there, with a report
      --dry                       shows what would run, and why
      --force                     makes new takes of the targets
      --takes <n>                 makes n more takes of the targets, each with another seed
      --cap <dollars>             the most that services may charge
      --json                      prints the outcome as JSON and nothing else
  rough-cut <graph.json>  cuts what is made so far, with slates for the rest; generates nothing
      --set, --out, --json        as above
  episode --prompt "…"    makes an episode from the pilot graph
      --duration <seconds>        its length (default 300)
      --genre, --theme, --setting, --tone <words>
      --seed <n>                  another seed gives another episode
      --graph <graph.json>        another graph than the pilot
      --out <dir>                 where it goes (default ./out)
      --dry, --force, --json      as above
  validate <graph.json>   lists every problem of a graph
  nodes [type]            lists the nodes, or shows one; --json for all declarations
  wedge <graph.json> --sweep node.param=a,b,c --target node[/key]
                          makes a variant for every combination of values (--list: one after another) and shows them side
                          by side; --out <dir> writes a contact sheet
  queue [pause|resume]    lists the runs that wait or go on; holds them, or lets them go on
  approvals [n pass|edit <json>|reject <why>]
                          lists what waits for a decision; decides on one
  tasks [token id|none]   lists paid tasks; says what became of one that a crash left unknown
  gc --budget <size>      removes files of old results, least recently used first, until 20GB (say) are left
  import <file>           prints the graph in a file: API form, exported files, workflows of ComfyUI; --out <file>
  export --api <graph>    prints a graph in API form ({id: {class_type, inputs}}); --out <file>
  why <run> <node>[/key]  tells why an item ran, was found or was skipped, and what changed; the run may be “last”
  new-node <name>         writes a node of your own with a test into <data>/nodes; test-node <name> runs it
  user-nodes              lists the folders of user nodes
  trust <folder>          loads the nodes of a folder, now and whenever it changes; untrust <folder> ends that
  doctor                  checks what this machine has and what is missing
  serve                   serves the editor and the API
      --port <n>  --host <address>  --token <token>  --allow-host <name>  --slots <n>
  worker                  works for a server: --server <url> --token <token> (--help for more)
  token <name>            makes a worker's token for the data folder's server; --revoke takes it back

The data folder is $REELGRAPH_DATA, else ./.data.
Exit code: 0 done, 1 something failed, 2 the command or the graph was wrong.
`
