package chat.klatch.server.webauthn;

/**
 * What is kept of a passkey. None of it is a secret: the private key never leaves the authenticator.
 *
 * @param credential
 *            what the authenticator calls it, in base64url; at most {@value #CREDENTIAL_CHARS} characters
 * @param cose
 *            the key that verifies its signatures, as COSE has it, in base64url
 * @param count
 *            how many signatures it said that it had made; 0 where it does not count
 */
public record PublicKey(String credential, String cose, long count) {
    /** Of the 1023 bytes that it may have. */
    public static final int CREDENTIAL_CHARS = 1_364;
}
