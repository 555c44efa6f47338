/**
 * What an operator does to a place by a command of its own, beside a running server or without one: backups and their
 * return, lost passwords, and whether it is well. How a command is called stands with {@code KlatchCommand}.
 */
@NullMarked
package chat.klatch.server.command;

import org.jspecify.annotations.NullMarked;
