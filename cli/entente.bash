# bash completion for entente

_entente() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=
  local reading='-j --jobs= --min-confidence= --articles= --actors-file= --cues= --all -q --quiet -h --help'
  # bash takes "--output=x" apart into three words
  if [[ $current == = ]]; then
    current= previous=${COMP_WORDS[COMP_CWORD-1]}
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words='build extract analyze help --help --version'
  else
    case $previous in
      -o | --output | --gold-actors)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
      --articles | --actors-file | --cues)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
      -j | --jobs | --min-confidence) return ;;
      --input)
        mapfile -t COMPREPLY < <(compgen -W 'text conllu' -- "$current")
        return
        ;;
    esac
    case ${COMP_WORDS[1]} in
      build) words="-o --output= $reading" ;;
      extract) words="--actors --explain --text --gold-actors= $reading" ;;
      analyze) words='--input= -h --help' ;;
      help)
        words='build extract analyze help -h --help'
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
