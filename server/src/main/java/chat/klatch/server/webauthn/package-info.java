/**
 * What authenticators say when a passkey is made and when somebody comes in by one: read, and checked by Web
 * Authentication's rules. Nobody but this room knows the library that does it, which is loaded when somebody first
 * asks.
 */
@NullMarked
package chat.klatch.server.webauthn;

import org.jspecify.annotations.NullMarked;
