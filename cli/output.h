/** @file cli/output.h
    What the program gives back: text to standard output, checked to the last byte, and its exit
    status. */
#ifndef ENT_CLI_OUTPUT_H
#define ENT_CLI_OUTPUT_H

/** How the program ends. */
typedef enum {
  CLI_OK = 0,
  CLI_FAILED = 1, ///< some input failed, or nothing could be written
  CLI_MISUSE = 2  ///< the command line cannot be understood
} CliExit;

/** Print `text` and flush it. A failure is reported on standard error. */
CliExit cli_print(const char* text);

/** Flush what was printed to standard output with stdio. A failure is reported. */
CliExit cli_print_end(void);

#endif
