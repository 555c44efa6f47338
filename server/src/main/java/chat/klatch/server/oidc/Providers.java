package chat.klatch.server.oidc;

import chat.klatch.server.accounts.Bearers;
import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import chat.klatch.server.accounts.Trust;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All providers of the place, in the operator's order, and the issuer that it trusts with programs. Where there is
 * none, nothing of what speaks with one is loaded. Any number of threads.
 */
public final class Providers implements AutoCloseable {
    private final Map<String, Provider> byId = new LinkedHashMap<>();

    private final @Nullable BearerTokens bearers;

    /**
     * @param bearer
     *            the issuer whose tokens speak for accounts; null for none
     */
    public Providers(List<ProviderSettings> settings, @Nullable BearerSettings bearer, InstantSource clock) {
        settings.forEach(one -> byId.put(one.id(), new Provider(one, clock)));
        bearers = bearer == null ? null : new BearerTokens(bearer, clock);
    }

    /** By what programs speak for accounts. */
    public Bearers bearers() {
        return bearers == null ? Bearers.NONE : bearers;
    }

    public Collection<Provider> all() {
        return byId.values();
    }

    /** The issuers of all of them: nobody else vouches for anybody. */
    public List<String> issuers() {
        return byId.values().stream().map(one -> one.settings().issuer()).toList();
    }

    /**
     * The provider that the operator calls so.
     *
     * @throws SignOnFailed
     *             where there is none
     */
    public Provider named(String id) {
        return find(id).orElseThrow(() -> new SignOnFailed(Why.UNKNOWN));
    }

    public Optional<Provider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What the operator calls the provider of this issuer; null where it is none, or none any more. */
    public @Nullable String id(@Nullable String issuer) {
        return byId.values().stream().map(Provider::settings).filter(one -> one.issuer().equals(issuer)).findFirst()
                .map(ProviderSettings::id).orElse(null);
    }

    /** How far one of them is trusted: an address links only those who are all believed about addresses. */
    public Trust trust(Provider one) {
        var settings = one.settings();
        var believed = byId.values().stream().map(Provider::settings).filter(ProviderSettings::linksByEmail)
                .map(ProviderSettings::issuer).toList();
        return new Trust(settings.id(), settings.linksByEmail() ? believed : List.of(), settings.signUp());
    }

    @Override
    public void close() {
        byId.values().forEach(Provider::close);
        if (bearers != null) {
            bearers.close();
        }
    }
}
