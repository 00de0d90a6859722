/* entente: articles in, the network of allies, rivals and splinters out. */
#include "cli/command.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/** Let writing fail with an error that can be reported, instead of killing the program or, when a
    standard stream is closed, of landing in whichever file is opened next. */
static void prepare_streams(void) {
  (void)signal(SIGPIPE, SIG_IGN);
  (void)signal(SIGXFSZ, SIG_IGN);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
    if (fcntl(fd, F_GETFD) < 0) {
      (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

static CliExit run_command(const CliCommand* command, int argc, const char** argv) {
  CliOptions options;
  CliExit result = CLI_MISUSE;
  if (cli_options_parse(command->name, command->options, 0, argc, argv, &options)) {
    result = options.help ? cli_command_help(command) : command->run(&options);
  }
  cli_options_clear(&options);
  return result;
}

/** Act on the options before the command, or run the command. */
static CliExit run_program(const CliOptions* options) {
  if (options->help) {
    return cli_program_help();
  }
  if (options->version) {
    return cli_print("entente " ENT_VERSION "\n");
  }
  if (options->n_operands == 0) {
    cli_misuse("", NULL, "say what to do: build, extract or analyze");
    return CLI_MISUSE;
  }
  const CliCommand* command = cli_command_find(options->operands[0]);
  if (!command) {
    cli_misuse("", options->operands[0], "no such command");
    return CLI_MISUSE;
  }
  return run_command(command, (int)options->n_operands, (const char**)options->operands);
}

int main(int argc, char** argv) {
  prepare_streams();
  CliOptions options;
  CliExit result = CLI_MISUSE;
  if (cli_options_parse("", cli_program_options, POPT_CONTEXT_POSIXMEHARDER, argc,
                        (const char**)argv, &options)) {
    result = run_program(&options);
  }
  cli_options_clear(&options);
  return (int)result;
}
