# bash completion for entente

_entente() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=
  local reading='-j --jobs= --articles= --actors-file= --cues= -q --quiet -h --help'
  local keeping='--min-confidence= --all'
  local focus='--about= --hops= --actors-only= --form= --min-sources= --since= --until= --at= --decisions='
  local view="--store= --actors-file= --min-confidence= --all $focus -q --quiet -h --help"
  # bash takes "--output=x" apart into three words
  if [[ $current == = ]]; then
    current= previous=${COMP_WORDS[COMP_CWORD-1]}
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words='build extract add remove status metrics export explain compare new review analyze help --help --version'
  else
    case $previous in
      -o | --output | --gold-actors)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
      --articles | --actors-file | --actors-only | --csv-in | --cues | --decisions | --store)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
      -j | --jobs | --min-confidence | --about | --hops | --min-sources | --since | --until | --at | --since-run | --top | --min-weight) return ;;
      --form)
        mapfile -t COMPREPLY < <(compgen -W 'leads member sponsor allegiance coalition joint_action endorsement armed repression electoral legal verbal enmity split roots successor merger ally rival splinter_of' -- "$current")
        return
        ;;
      --by)
        mapfile -t COMPREPLY < <(compgen -W 'allies rivals splinters brokerage pagerank pn net_strength strength ally_strength rival_strength betweenness closeness eigenvector hub authority coreness constraint articulation' -- "$current")
        return
        ;;
      --table)
        mapfile -t COMPREPLY < <(compgen -W 'actors camps balance frustrated lineage' -- "$current")
        return
        ;;
      -f | --format)
        words='table csv json text markdown html'
        [[ ${COMP_WORDS[1]} == export ]] &&
          words='graphml gexf dot svg html actors ties json cytoscape turtle ntriples lineage png pdf'
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        return
        ;;
      --input)
        mapfile -t COMPREPLY < <(compgen -W 'text conllu' -- "$current")
        return
        ;;
    esac
    case ${COMP_WORDS[1]} in
      build) words="-o --output= $keeping $reading $focus" ;;
      add) words="--store= --again $reading" ;;
      remove) words='--store= -h --help' ;;
      status) words='--store= --format= -h --help' ;;
      metrics) words="--table= --by= --top= --all-measures --format= $view" ;;
      export) words="-f --format= -o --output= --directed --top= --min-weight= $view" ;;
      review) words="--top= --by= --csv --csv-in= $view" ;;
      new) words="--since-run= --top= --format= $view" ;;
      explain | compare) words="--top= --format= $view" ;;
      extract) words="--actors --explain --text --gold-actors= $keeping $reading" ;;
      analyze) words='--input= -h --help' ;;
      help)
        words='build extract add remove status metrics export explain compare new review analyze help -h --help'
        ((COMP_CWORD == 2)) || return
        ;;
    esac
  fi
  if [[ $current == -* || $COMP_CWORD == 1 || ${COMP_WORDS[1]} == help ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames 2>/dev/null
  fi
}

complete -F _entente entente
