import Policing

extension LawReading {
    mutating func offences() -> [Offence] {
        let columns = ["code", "title", "group", "subgroup", "open-data-category", "basis", "recorded-by"]
        return rows(of: "offences.csv", columns: columns + Provenance.columns, key: "code") { table, row in
            let code = table.text(row, "code"), title = table.text(row, "title")
            let group = table.text(row, "group"), subgroup = table.text(row, "subgroup")
            let category = table.text(row, "open-data-category")
            let basis = table.member(row, "basis", of: OffenceBasis.self)
            let recorder = table.member(row, "recorded-by", of: OffenceRecorder.self)
            let provenance = Provenance(&table, row)
            guard let code, let title, let group, let subgroup, let category, let basis, let recorder, let provenance
            else { return nil }
            return Offence(
                code: code, title: title, group: group, subgroup: subgroup, policeUKSlug: category, basis: basis,
                recorder: recorder, edition: provenance.edition, status: provenance.status)
        }
    }

    mutating func outcomes() -> [OutcomeType] {
        let columns = ["code", "title", "group", "open-data-outcome", "suspect", "victim", "needs", "authority"]
        return rows(of: "outcomes.csv", columns: columns + Provenance.columns, key: "code") { table, row in
            let code = table.text(row, "code"), title = table.text(row, "title")
            let group = table.member(row, "group", of: OutcomeGroup.self)
            let slug = table.optional(row, "open-data-outcome", "a name") { $0 }
            let suspect = table.member(row, "suspect", of: SuspectRule.self)
            let victim = table.member(row, "victim", of: VictimRule.self)
            let needs = table.members(row, "needs", of: OutcomeRequirement.self)
            let authority = table.member(row, "authority", of: OutcomeAuthority.self)
            let provenance = Provenance(&table, row)
            guard let code, let title, let group, let suspect, let victim, let authority, let provenance
            else { return nil }
            return OutcomeType(
                code: code, title: title, group: group, policeUKSlug: slug, suspect: suspect, victim: victim,
                needs: needs, authority: authority, edition: provenance.edition, status: provenance.status)
        }
    }

    mutating func antiSocialTypes() -> [AntiSocialType] {
        let columns = ["code", "title", "usual-qualifier"] + Provenance.columns
        return rows(of: "asb.csv", columns: columns, key: "code") { table, row in
            let code = table.text(row, "code"), title = table.text(row, "title")
            let qualifier = table.member(row, "usual-qualifier", of: AntiSocialQualifier.self)
            let provenance = Provenance(&table, row)
            guard let code, let title, let qualifier, let provenance else { return nil }
            return AntiSocialType(
                code: code, title: title, usualQualifier: qualifier, edition: provenance.edition,
                status: provenance.status)
        }
    }

    mutating func calendar() -> WorkingCalendar {
        let columns = ["date", "title"] + Provenance.columns
        let days = rows(of: "bank-holidays.csv", columns: columns, key: "date") { table, row in
            let date = table.required(row, "date", "a day such as 2026-12-25") { CivilDate(iso: $0) }
            let title = table.text(row, "title"), provenance = Provenance(&table, row)
            return title == nil || provenance == nil ? nil : date
        }
        return WorkingCalendar(bankHolidays: Set(days))
    }

    /// The rules of a table of promises: the Victims' Code or a force's own.
    mutating func promises(in file: String) -> [PromiseRule] {
        let columns = ["id", "right", "trigger", "obligation", "responsible", "standard", "enhanced", "clock"]
        return rows(of: file, columns: columns + Provenance.columns, key: "id") { table, row in
            let id = table.text(row, "id"), obligation = table.text(row, "obligation")
            let right = table.optional(row, "right", "a right from 1 to 12") { text in
                Int(text).flatMap { (1...12).contains($0) ? $0 : nil }
            }
            let trigger = table.member(row, "trigger", of: PromiseTrigger.self)
            let responsible = table.member(row, "responsible", of: Responsible.self)
            let limits = ["standard", "enhanced"].compactMap { column in
                table.required(row, column, "a limit such as `5 working days` or `24 hours`") { Limit(text: $0) }
            }
            let clock = table.member(row, "clock", of: PromiseClock.self)
            let provenance = Provenance(&table, row)
            guard let id, let obligation, let trigger, let responsible, limits.count == 2, let clock, let provenance
            else { return nil }
            return PromiseRule(
                id: id, edition: provenance.edition, right: right, trigger: trigger, obligation: obligation,
                responsible: responsible, standard: limits[0], enhanced: limits[1], clock: clock,
                status: provenance.status)
        }
    }
}
