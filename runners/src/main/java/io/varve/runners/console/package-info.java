/** What ties a command to its caller: streams, exit codes, and errors turned into both. */
package io.varve.runners.console;
