"""Right Sentences beside wrong ones in the worst ways of news, at the strict point, by the checks alone. All texts are invented."""

import pytest

from service.domain.briefs import Status
from service.stages.verify.decision import Point
from service.verifier import Verifier

COURT = (
    "Prosecutors in Belmar have charged the former mayor, Casimir Hult, with taking bribes worth 1.2 million krones from a builder between 2015 and 2019. "
    "Hult, 58, denies the charges. "
    "His lawyer, Ana Lorring, said that the case rested on the word of one man. "
    "The builder, Otto Frane, has agreed to testify in exchange for a lighter sentence. "
    "If convicted, Hult could face up to eight years in prison. "
    "The trial is expected to open in March. "
    "Frane's firm won 14 of the 20 contracts that the city awarded in those years, the newspaper Belmar Dagblad found. "
    "The current mayor, Sanna Hult, who is not related to the defendant, said that she had no knowledge of the contracts. "
    "A court froze two of Hult's accounts last week and left a third untouched. "
    'In an interview with the Dagblad in 2020, Hult said: "I never took a single krone that was not mine."'
)
DAM = (
    "The state news agency of Orvane, Ovanta, reported on Sunday that engineers had finished the repair of the Lisk dam, citing a statement by the army. "
    "Reuters could not verify the claim. "
    "Two people who worked at the site told the newspaper Tarn Courier that only one of the dam's five gates had been mended. "
    "The energy minister, Ruvan Selk, dismissed reports that the dam was leaking. "
    "An official of the water board, who asked not to be named, put the cost of the repair at 74 million dinars. "
    "Parliament is examining whether the army hid the leak from the water board. "
    "The government has promised to pay the farmers below the dam if the harvest fails. "
    "The opposition leader Mira Dovan said that Selk had told her that the dam might have to be emptied. "
    "Power output fell by 12 percentage points, to 41 per cent of capacity, in the first week of May. "
    "At least 30 villages have been without power since 2 May, the Red Cross said, up from 19 a week earlier."
)
HEALTH = (
    "A study of 1,204 nurses in Ostland found that those who worked nights were 1.4 times as likely to report chronic pain. "
    "The authors, from the University of Kerne, cautioned that the study could not show that night work caused the pain. "
    "The health minister, Bo Raske, said that the government was considering a limit of three night shifts in a row, but that no decision had been taken. "
    "The nurses' union wants the limit to be two. "
    "Hospitals spent about 210 million crowns on agency staff in 2023, nearly double the figure for 2021. "
    "Raske told the broadcaster Ostland Today that the shortage could last until 2027. "
    "The share of posts that are vacant rose from 6 per cent to 9 per cent within two years. "
    "Fewer than half of the hospitals answered the ministry's survey. "
    "The limit would apply only to public hospitals. "
    "The union's president, Greta Lund, called Raske's remarks encouraging, the agency Ostpress reported."
)
STRIKE = (
    "A drone hit a fuel depot outside the city of Marrat overnight, killing two guards, the regional governor, Ilan Tores, wrote on Telegram. "
    "The defence ministry said that its forces had shot down 17 of 22 drones. "
    "Neither statement could be independently confirmed. "
    "Ledran's military denied that it had launched the attack. "
    "A senior officer suggested that the drones might have been sent by accident. "
    "The depot's owner, Tarsa Oil, suspended deliveries to three of its nine terminals as a precaution. "
    "Witnesses quoted by the broadcaster Channel Nine said that they had heard four explosions. "
    "The fire was put out by noon, and the road to Marrat was reopened in the afternoon. "
    "It was the second attack on the depot this year. "
    "Tores asked residents to boil water until further notice, though he said that the supply was safe."
)
TRADE = (
    "Kallia and Drost agreed in principle on Friday to cut tariffs on steel, subject to approval by both parliaments. "
    "The tariff on steel will fall from 25 per cent to 15 per cent on 1 January, according to a draft seen by the Drost Financial Review. "
    "A spokeswoman for Kallia's trade ministry, Orla Venning, neither confirmed nor denied the figure. "
    "Drost had threatened to tax Kallian wine unless the talks ended by June. "
    "The two sides did not discuss fish. "
    "Analysts at the bank Hollis expect exports to grow by as much as 3 per cent next year. "
    'Drost\'s president, Edvin Malm, called the deal "a first, modest step" and said that it would not replace the treaty of 1998. '
    "Unions in both countries, among them the steelworkers of Port Renn, oppose it. "
    "Kallia's exports of steel to Drost rose by 4 per cent last year after the port of Renn was dredged. "
    "Malm met Kallia's prime minister, Tessa Orlo, in Drost's capital on Thursday evening, hours before the announcement."
)
VOTE = (
    "Preliminary results showed the Green List with 34 per cent of the vote, ahead of the ruling Union with 31 per cent, the election commission of Varn said on Monday with 82 per cent of ballots counted. "
    "The Union's leader, Jost Arden, claimed that thousands of ballots had been forged in the north. "
    "The commission's chairman, Pell Ostrand, said that he had seen no evidence of fraud. "
    "Observers from the League of Northern States described the vote as largely free, but criticised the state broadcaster's coverage. "
    "Arden has not said whether he will accept the result. "
    "Turnout was 61 per cent, the lowest since 1994. "
    "Police in the town of Hesk said that they were investigating four complaints. "
    "The Green List's candidate, Nora Vale, ruled out a coalition with the Union before the vote. "
    "Some of the commission's members, including Ostrand, were appointed by the Union. "
    "A final result is due on Thursday."
)
ARMS = (
    "The defence company Ravelin has been accused of selling drones to the junta in Osmar through a firm in Calvo, an investigation by the magazine Prisma found. "
    "Ravelin denies having broken any law. "
    "Prosecutors in Calvo searched two offices of the firm and arrested its director, Hugo Brandao, on suspicion of forging export papers. "
    "The prosecutor, Alma Reyes, said that no charges had been brought so far. "
    "Prisma said that it had seen invoices for 120 drones, 34 of which had been delivered. "
    "A spokesman for Ravelin, Tim Oakes, said that the invoices appeared to be forged. "
    "The junta has repeatedly refused to say where its drones come from. "
    "Parliament in Calvo will debate a bill next week that would ban such sales, which the governing party opposes. "
    "The share price of Ravelin fell from 88 to 71 crowns after the report. "
    "A United Nations panel recommended last year that member states stop selling arms to Osmar, but the recommendation is not binding."
)
BANK = (
    "The central bank of Meridia left its main rate unchanged at 5.25 per cent on Thursday, the third pause in a row. "
    "Four of the nine members of its board voted to lower the rate by a quarter of a percentage point. "
    "Inflation slowed to 3.1 per cent in April from 3.4 per cent in March, mainly because of cheaper fuel. "
    "The governor, Sofia Lanz, said that she saw no sign of a recession, and that a cut in June was possible but not certain. "
    "The bank lowered its forecast for growth this year from 1.8 per cent to 1.2 per cent. "
    "Economists polled by the agency Finwire had, on average, predicted a cut. "
    "The former governor, Martin Lanz, criticised the decision as too timid. "
    "The currency lost 0.6 per cent against the euro after the announcement. "
    "The finance ministry postponed a sale of bonds worth 2 billion florins. "
    "Ms Lanz warned that new tariffs would push up prices unless they were offset by a stronger currency."
)
CLIMATE = (
    "Emissions in the nine countries of the pact fell by 2 per cent last year, largely because a mild winter reduced heating, the pact's secretariat said in a draft report seen by the Tribune. "
    "Only three of the nine countries are on course to meet their targets. "
    "Velden plans to close its last coal plant in 2031, four years earlier than first announced. "
    "The industry minister of Velden, Karl Osten, hinted that the date might be moved again. "
    "The secretariat cautioned that the figures were provisional. "
    "Campaigners, among them the group Clear Skies, called the report alarming. "
    "Osten's party has not decided whether it will support a carbon tax. "
    "The share of renewable power rose by 4 percentage points, to 47 per cent. "
    "About 300 scientists signed a letter that asks for the tax, which would add up to 9 cents to a litre of petrol. "
    "Fishing would be suspended in two of the bay's seven zones under a plan that the pact has yet to adopt."
)
EMBASSY = (
    "Tavria expelled three Norlish diplomats on Tuesday and gave them 72 hours to leave, its foreign ministry said in a statement carried by the state agency Tavinform. "
    'Norland called the accusations of spying "baseless and absurd" and said that it would respond in kind. '
    "The expulsions came a day after a Norlish court jailed a Tavrian businessman, Emil Roshko, for six years for breaking sanctions. "
    "Norland's foreign minister, Helga Strand, is expected to meet her Tavrian counterpart, Yuri Dravin, in Geneva next month if the meeting is not cancelled. "
    "A Western diplomat, speaking on condition of anonymity, said that the two ministers had spoken by telephone on Sunday. "
    "The European envoy, Paul Castell, urged both sides to show restraint. "
    "Tavria has not ruled out closing its consulate in the city of Vint. "
    "Its embassy in Norland has 41 staff, down from 67 before the war. "
    "Ksenia Roshko, the businessman's sister, said that his lawyers would appeal. "
    "According to the court, Roshko sold machine parts worth at least 9 million euros between 2022 and 2024."
)
FLOOD = (
    "At least 19 people died and 40 were missing on Friday after the river Osk broke its banks near the town of Penmar, the disaster agency said. "
    "The agency's head, Colm Varro, said that the toll would probably rise. "
    "Up to 6,000 people were told to leave their homes, but only about half of them did so, according to the mayor, Liv Brandt. "
    "A dam upstream held, contrary to rumours spread on social media. "
    "Investigators are looking into whether a lock gate had been left open. "
    "Brandt said that the government had ignored three of four warnings from engineers. "
    "The government has pledged 12 million lats for the victims, of which 2 million has been paid out. "
    "Schools will reopen on Monday provided that the water supply is restored. "
    "The flood was the worst in the district since 1953, the meteorologist Anders Quill said. "
    "Most of the houses that were destroyed had been built after 1990 on land that the county had classed as unsafe."
)
PORT = (
    "The port authority of Sarrow said on Wednesday that it had reached a provisional agreement with the pilots' union to end a go-slow that has cost shippers an estimated 45 million euros. "
    "The agreement, which members must still vote on, would raise basic pay by 3.5 per cent this year and by a further 2 per cent in 2027. "
    "The union's negotiator, Dara Finch, said that she would recommend it, but that she could not speak for the members. "
    "Berths four and six will remain closed until divers have inspected the quay wall. "
    "Traffic at the port fell to 310 ships a month, from 480 in January. "
    "The logistics group Harbinger said that about a fifth of its cargo had been diverted to Linport and that some of it would not return. "
    "The transport minister, Leon Arkady, is weighing whether to bring in pilots from the navy. "
    "Arkady's deputy, Rosa Merrin, told the business daily Sarrow Ledger that Arkady had assured shippers that no fees would be raised. "
    "Two of the five pilots who were suspended in March have been reinstated. "
    "Arkady rejected accusations of negligence made by the opposition."
)
CROP = (
    "Harvests of maize in the Leth valley are forecast to shrink by between 10 and 15 per cent this year, the agriculture ministry said. "
    "Rainfall in the valley was 38 per cent below the average of the last 20 years. "
    "The ministry has asked the treasury for 90 million pesos to buy seed. "
    "Farmers' leaders say that the true loss is twice as high. "
    "The minister, Dolores Vane, said that imports would make up for the shortfall, provided that the ports stayed open. "
    "The trading house Brask denied a report in the magazine Grano that it had hoarded maize. "
    "The price of a sack rose from 210 to 260 pesos between March and May. "
    "Nearly two thirds of the valley's farms have no irrigation. "
    "Vane's predecessor, Tomas Vane, who is her uncle, resigned over the sale of a silo in 2021. "
    "An audit found irregularities in 6 of 45 subsidies that were examined, but no proof of theft."
)
OIL = (
    "The oil ministers of the Gulf of Sarn bloc agreed on Sunday to raise output by 180,000 barrels a day from June, less than half of what the largest member, Karvia, had asked for. "
    "Two delegates said that Karvia had threatened to leave the bloc. "
    'Karvia\'s minister, Abdel Farouq, denied this and called the talk "gossip from people with short memories". '
    "The price of Sarn crude rose 1.8 per cent to 71.40 dollars. "
    "Output in the bloc fell short of its quota by 90,000 barrels a day in April, the bloc's secretariat estimated. "
    "Analysts at Perrin & Co believe that stocks will not recover before the winter. "
    "The smaller members Ostrel and Minhaj abstained. "
    "Farouq said last week that Karvia could produce 2 million barrels a day if sanctions were lifted. "
    "A tanker was damaged off Ostrel on Saturday; its owner said that the cause was not known. "
    "A state newspaper in Karvia blamed pirates for the damage, without giving evidence."
)
RAIL = (
    "The railway company Norvane will cut 1,400 of its 9,600 posts by the end of next year, the broadcaster TV Ansk reported on Tuesday, citing two members of the works council. "
    "A spokesman for Norvane, Jens Okker, declined to comment on the number but did not deny that posts would go. "
    "The company lost 212 million crowns in the first half, compared with a profit of 35 million a year earlier. "
    "The transport ministry has offered a loan of 300 million crowns on condition that no line is closed. "
    "The rail union's head, Mona Treves, said that she had been assured by the minister that the lines in the north were safe. "
    "One in three trains was late in August, according to figures that Norvane published after a court ordered it to. "
    "A signal fault may have caused the collision at Hegra in May, in which 14 passengers were slightly hurt, an interim report says. "
    "The driver, who was suspended, has since been cleared by the inspectorate. "
    "Fares will go up by an average of 6 per cent in January, but not on the night trains. "
    "Norvane is in talks with the Danish firm Lokke about selling its freight arm."
)
SPY = (
    "The parliament of Dorvania passed on first reading a law that would require foreign-funded groups to register, by 81 votes to 24. "
    "The law needs two more readings and the signature of the president, Salma Keres, who has said that she will veto it. "
    "Thousands of people marched against it on Monday; the police put the number at 7,000, the organisers at 40,000. "
    "Police detained 63 people, 58 of whom were released the same evening. "
    "The interior ministry said that a protester had injured an officer with a bottle. "
    "Rights groups said that the police had used rubber bullets, which the ministry denies. "
    "The prime minister, Irakli Dzan, said that the law was similar to one in the United States, a comparison that lawyers have disputed. "
    "The European commissioner Ute Brandis warned that the law could delay talks on Dorvania's accession. "
    "Dzan's party had withdrawn an earlier version of the law in 2023 after protests. "
    "Opposition deputies, most of whom boycotted the vote, plan to appeal to the constitutional court."
)

WATER = (
    "Engineers of the utility Aquanor found lead above the legal limit in 18 of 70 taps in the district of Holm, a spokeswoman, Ines Dahl, said on Thursday. "
    "Ines Dahl would not say whether the utility had known of the lead. "
    "A lawyer for 40 families, Noor Visser, said that she was preparing a claim for damages. "
    "A survey by the consumers' league found that 4 in 10 users had complained. "
    "The inspectors have not been allowed to visit the site. "
    "Aquanor has until 30 June to appeal. "
    "Two filters could be fitted by the autumn, but the council has not paid for them."
)

TWINS = [
    (
        DAM,
        "Two people who worked at the site told the Tarn Courier that only one of the dam's five gates had been mended.",
        "Two people who worked at the site told the Tarn Courier that the dam's five gates had been mended.",
    ),
    (
        DAM,
        "Parliament is examining whether the army hid the leak from the water board.",
        "The army hid the leak from the water board.",
    ),
    (
        DAM,
        "Parliament is examining whether the army hid the leak from the water board.",
        "Parliament said that the army hid the leak from the water board.",
    ),
    (
        DAM,
        "Mira Dovan said that Selk had told her that the dam might have to be emptied.",
        "Selk said that the dam might have to be emptied.",
    ),
    (
        DAM,
        "Mira Dovan said that Selk had told her that the dam might have to be emptied.",
        "Mira Dovan said that the dam might have to be emptied.",
    ),
    (
        DAM,
        "Power output fell by 12 percentage points in the first week of May.",
        "Power output fell by 12 per cent in the first week of May.",
    ),
    (
        DAM,
        "Power output fell to 41 per cent of capacity in the first week of May.",
        "Power output fell by 41 per cent in the first week of May.",
    ),
    (
        DAM,
        "At least 30 villages have been without power since 2 May, up from 19 a week earlier, the Red Cross said.",
        "At least 30 villages have been without power since 2 May, up by 19 from a week earlier, the Red Cross said.",
    ),
    (
        TRADE,
        "Kallia and Drost agreed in principle on Friday to cut tariffs on steel, subject to approval by both parliaments.",
        "Kallia and Drost cut tariffs on steel on Friday.",
    ),
    (
        TRADE,
        "Kallia and Drost agreed in principle on Friday to cut tariffs on steel.",
        "Kallia and Drost agreed on Friday to cut tariffs on steel.",
    ),
    (
        TRADE,
        "The tariff on steel will fall from 25 per cent to 15 per cent on 1 January, according to a draft seen by the Drost Financial Review.",
        "The tariff on steel will fall by 15 per cent on 1 January, according to a draft seen by the Drost Financial Review.",
    ),
    (
        VOTE,
        "Pell Ostrand said that he had seen no evidence of fraud.",
        "Pell Ostrand said that there was no fraud.",
    ),
    (
        VOTE,
        "Observers from the League of Northern States described the vote as largely free.",
        "Observers from the League of Northern States described the vote as free.",
    ),
    (
        VOTE,
        "Arden has not said whether he will accept the result.",
        "Arden has said that he will accept the result.",
    ),
    (
        VOTE,
        "Police in Hesk said that they were investigating four complaints.",
        "Police in Hesk said that they had investigated four complaints.",
    ),
    (
        VOTE,
        "Some of the commission's members, including Ostrand, were appointed by the Union.",
        "The commission's members were appointed by the Union.",
    ),
    (
        VOTE,
        "The Green List had 34 per cent of the vote with 82 per cent of ballots counted, the election commission of Varn said.",
        "The Green List had 34 per cent of the vote with all ballots counted, the election commission of Varn said.",
    ),
    (
        STRIKE,
        "The defence ministry said that its forces had shot down 17 of 22 drones.",
        "The defence ministry said that its forces had shot down 22 drones.",
    ),
    (
        STRIKE,
        "Ledran's military denied that it had launched the attack.",
        "Ledran's military launched the attack.",
    ),
    (
        STRIKE,
        "Tarsa Oil suspended deliveries to three of its nine terminals as a precaution.",
        "Tarsa Oil suspended deliveries to its nine terminals as a precaution.",
    ),
    (
        STRIKE,
        "Tarsa Oil suspended deliveries to three of its nine terminals.",
        "Tarsa Oil ended deliveries to three of its nine terminals.",
    ),
    (
        STRIKE,
        "A drone hit a fuel depot outside the city of Marrat overnight, killing two guards, Ilan Tores wrote on Telegram.",
        "A drone hit a fuel depot outside the city of Marrat overnight, wounding two guards, Ilan Tores wrote on Telegram.",
    ),
    (
        COURT,
        "Prosecutors in Belmar have charged the former mayor, Casimir Hult, with taking bribes worth 1.2 million krones from a builder.",
        "The former mayor of Belmar, Casimir Hult, took bribes worth 1.2 million krones from a builder.",
    ),
    (
        COURT,
        "Prosecutors in Belmar have charged the former mayor, Casimir Hult, with taking bribes worth 1.2 million krones.",
        "A court in Belmar has convicted the former mayor, Casimir Hult, of taking bribes worth 1.2 million krones.",
    ),
    (
        COURT,
        "Otto Frane has agreed to testify in exchange for a lighter sentence.",
        "Otto Frane has testified in exchange for a lighter sentence.",
    ),
    (
        COURT,
        "Frane's firm won 14 of the 20 contracts that the city awarded in those years, the newspaper Belmar Dagblad found.",
        "Frane's firm won the 20 contracts that the city awarded in those years, the newspaper Belmar Dagblad found.",
    ),
    (
        HEALTH,
        "A study of 1,204 nurses in Ostland found that those who worked nights were 1.4 times as likely to report chronic pain.",
        "Night work caused the chronic pain of nurses in Ostland, a study of 1,204 nurses found.",
    ),
    (
        HEALTH,
        "Bo Raske said that the government was considering a limit of three night shifts in a row.",
        "Bo Raske said that the government had set a limit of three night shifts in a row.",
    ),
    (
        HEALTH,
        "Hospitals spent about 210 million crowns on agency staff in 2023, nearly double the figure for 2021.",
        "Hospitals spent about 210 million crowns on agency staff in 2023, nearly triple the figure for 2021.",
    ),
    (
        HEALTH,
        "The share of posts that are vacant rose from 6 per cent to 9 per cent within two years.",
        "The share of posts that are vacant rose by 9 per cent within two years.",
    ),
    (
        HEALTH,
        "The union's president, Greta Lund, called Raske's remarks encouraging, the agency Ostpress reported.",
        "The union's president, Greta Lund, called Raske's remarks discouraging, the agency Ostpress reported.",
    ),
    (
        PORT,
        "The port authority of Sarrow said that it had reached a provisional agreement with the pilots' union.",
        "The port authority of Sarrow said that it had reached an agreement with the pilots' union.",
    ),
    (
        PORT,
        "The port authority of Sarrow said that it had reached a provisional agreement with the pilots' union to end a go-slow.",
        "The port authority of Sarrow said that it had ended a go-slow with the pilots' union.",
    ),
    (
        PORT,
        "The agreement would raise basic pay by 3.5 per cent this year and by a further 2 per cent in 2027.",
        "The agreement would raise basic pay by 3.5 per cent this year and to 2 per cent in 2027.",
    ),
    (
        PORT,
        "Traffic at the port fell to 310 ships a month, from 480 in January.",
        "Traffic at the port fell by 310 ships a month.",
    ),
    (
        PORT,
        "Harbinger said that about a fifth of its cargo had been diverted to Linport.",
        "Harbinger said that its cargo had been diverted to Linport.",
    ),
    (
        PORT,
        "Harbinger said that some of its cargo would not return.",
        "Harbinger said that its cargo would not return.",
    ),
    (
        PORT,
        "The transport minister, Leon Arkady, is weighing whether to bring in pilots from the navy.",
        "The transport minister, Leon Arkady, will bring in pilots from the navy.",
    ),
    (
        PORT,
        "Two of the five pilots who were suspended in March have been reinstated.",
        "The five pilots who were suspended in March have been reinstated.",
    ),
    (
        EMBASSY,
        "Its embassy in Norland has 41 staff, down from 67 before the war.",
        "Its embassy in Norland has 41 staff, down by 67 since the war.",
    ),
    (
        BANK,
        "The central bank of Meridia left its main rate unchanged at 5.25 per cent on Thursday.",
        "The central bank of Meridia changed its main rate to 5.25 per cent on Thursday.",
    ),
    (
        BANK,
        "The central bank of Meridia left its main rate unchanged at 5.25 per cent on Thursday.",
        "The central bank of Meridia lowered its main rate to 5.25 per cent on Thursday.",
    ),
    (
        BANK,
        "Four of the nine members of its board voted to lower the rate by a quarter of a percentage point.",
        "The members of its board voted to lower the rate by a quarter of a percentage point.",
    ),
    (
        BANK,
        "Four of the nine members of its board voted to lower the rate by a quarter of a percentage point.",
        "Four of the nine members of its board voted to lower the rate by a quarter.",
    ),
    (
        BANK,
        "Inflation slowed to 3.1 per cent in April, mainly because of cheaper fuel.",
        "Inflation slowed to 3.1 per cent in April, only because of cheaper fuel.",
    ),
    (
        BANK,
        "Sofia Lanz said that she saw no sign of a recession.",
        "Sofia Lanz said that there would be no recession.",
    ),
    (
        BANK,
        "The former governor, Martin Lanz, criticised the decision as too timid.",
        "The governor, Sofia Lanz, criticised the decision as too timid.",
    ),
    (
        BANK,
        "Ms Lanz warned that new tariffs would push up prices unless they were offset by a stronger currency.",
        "Ms Lanz warned that new tariffs would push up prices.",
    ),
    (
        FLOOD,
        "At least 19 people died and 40 were missing on Friday, the disaster agency said.",
        "At least 19 people were missing and 40 died on Friday, the disaster agency said.",
    ),
    (
        FLOOD,
        "Up to 6,000 people were told to leave their homes, but only about half of them did so, according to the mayor, Liv Brandt.",
        "Up to 6,000 people were told to leave their homes and did so, according to the mayor, Liv Brandt.",
    ),
    (
        FLOOD,
        "Investigators are looking into whether a lock gate had been left open.",
        "A lock gate had been left open.",
    ),
    (
        ARMS,
        "Prosecutors in Calvo arrested the firm's director, Hugo Brandao, on suspicion of forging export papers.",
        "Prosecutors in Calvo charged the firm's director, Hugo Brandao, with forging export papers.",
    ),
    (
        ARMS,
        "Prosecutors in Calvo arrested its director, Hugo Brandao, on suspicion of forging export papers.",
        "Prosecutors in Calvo arrested its director, Hugo Brandao, for forging export papers.",
    ),
    (
        ARMS,
        "Prosecutors in Calvo arrested its director, Hugo Brandao, on suspicion of forging export papers.",
        "Its director, Hugo Brandao, forged export papers.",
    ),
    (
        ARMS,
        "Prisma said that it had seen invoices for 120 drones, 34 of which had been delivered.",
        "Prisma said that 120 drones had been delivered.",
    ),
    (
        ARMS,
        "Parliament in Calvo will debate a bill next week that would ban such sales.",
        "Parliament in Calvo will ban such sales next week.",
    ),
    (
        ARMS,
        "The share price of Ravelin fell from 88 to 71 crowns after the report.",
        "The share price of Ravelin fell by 71 crowns after the report.",
    ),
    (
        ARMS,
        "A United Nations panel recommended last year that member states stop selling arms to Osmar.",
        "A United Nations panel ordered last year that member states stop selling arms to Osmar.",
    ),
    (
        CLIMATE,
        "Emissions in the nine countries of the pact fell by 2 per cent last year, the pact's secretariat said in a draft report seen by the Tribune.",
        "Emissions in the nine countries of the pact fell to 2 per cent last year, the pact's secretariat said in a draft report seen by the Tribune.",
    ),
    (
        CLIMATE,
        "Campaigners, among them the group Clear Skies, called the report alarming.",
        "Campaigners, among them the group Clear Skies, called the report reassuring.",
    ),
    (
        CLIMATE,
        "Osten's party has not decided whether it will support a carbon tax.",
        "Osten's party will support a carbon tax.",
    ),
    (
        CLIMATE,
        "The share of renewable power rose by 4 percentage points, to 47 per cent.",
        "The share of renewable power rose by 47 per cent.",
    ),
    (
        CLIMATE,
        "Fishing would be suspended in two of the bay's seven zones under a plan that the pact has yet to adopt.",
        "Fishing would be suspended in the bay's seven zones under a plan that the pact has yet to adopt.",
    ),
    (
        CLIMATE,
        "Fishing would be suspended in two of the bay's seven zones under a plan that the pact has yet to adopt.",
        "Fishing would be suspended in two of the bay's seven zones under a plan that the pact has adopted.",
    ),
    (
        RAIL,
        "Norvane will cut 1,400 of its 9,600 posts by the end of next year, TV Ansk reported.",
        "Norvane will cut its 9,600 posts by the end of next year, TV Ansk reported.",
    ),
    (RAIL, "Jens Okker did not deny that posts would go.", "Jens Okker denied that posts would go."),
    (
        RAIL,
        "The transport ministry has offered a loan of 300 million crowns on condition that no line is closed.",
        "The transport ministry has offered a loan of 300 million crowns.",
    ),
    (
        RAIL,
        "Mona Treves said that she had been assured by the minister that the lines in the north were safe.",
        "Mona Treves said that the lines in the north were safe.",
    ),
    (
        RAIL,
        "One in three trains was late in August, according to figures that Norvane published.",
        "Three trains were late in August, according to figures that Norvane published.",
    ),
    (
        RAIL,
        "Fares will go up by an average of 6 per cent in January, but not on the night trains.",
        "Fares will go up to an average of 6 per cent in January, but not on the night trains.",
    ),
    (
        RAIL,
        "Norvane is in talks with the Danish firm Lokke about selling its freight arm.",
        "Norvane is selling its freight arm to the Danish firm Lokke.",
    ),
    (
        OIL,
        "The oil ministers of the Gulf of Sarn bloc agreed on Sunday to raise output by 180,000 barrels a day from June.",
        "The oil ministers of the Gulf of Sarn bloc raised output by 180,000 barrels a day on Sunday.",
    ),
    (
        OIL,
        "Farouq said that Karvia could produce 2 million barrels a day if sanctions were lifted.",
        "Farouq said that Karvia could produce 2 million barrels a day.",
    ),
    (
        SPY,
        "The parliament of Dorvania passed on first reading a law that would require foreign-funded groups to register.",
        "The parliament of Dorvania passed a law that would require foreign-funded groups to register.",
    ),
    (
        SPY,
        "The parliament of Dorvania passed on first reading a law that would require foreign-funded groups to register.",
        "The parliament of Dorvania passed a law that requires foreign-funded groups to register.",
    ),
    (
        SPY,
        "Police detained 63 people, 58 of whom were released the same evening.",
        "Police detained 63 people, all of whom were released the same evening.",
    ),
    (
        SPY,
        "Ute Brandis warned that the law could delay talks on Dorvania's accession.",
        "Ute Brandis warned that the law could end talks on Dorvania's accession.",
    ),
    (
        SPY,
        "Dzan's party had withdrawn an earlier version of the law in 2023 after protests.",
        "Dzan's party had passed an earlier version of the law in 2023 after protests.",
    ),
    (
        CROP,
        "Harvests of maize in the Leth valley are forecast to shrink by between 10 and 15 per cent this year, the agriculture ministry said.",
        "Harvests of maize in the Leth valley shrank by between 10 and 15 per cent this year, the agriculture ministry said.",
    ),
    (
        CROP,
        "Rainfall in the valley was 38 per cent below the average of the last 20 years.",
        "Rainfall in the valley was 38 per cent of the average of the last 20 years.",
    ),
    (
        CROP,
        "Dolores Vane said that imports would make up for the shortfall, provided that the ports stayed open.",
        "Dolores Vane said that imports would make up for the shortfall.",
    ),
    (
        CROP,
        "The trading house Brask denied a report in the magazine Grano that it had hoarded maize.",
        "The trading house Brask hoarded maize.",
    ),
    (
        CROP,
        "The price of a sack rose from 210 to 260 pesos between March and May.",
        "The price of a sack rose by 260 pesos between March and May.",
    ),
    (
        CROP,
        "Tomas Vane resigned over the sale of a silo in 2021.",
        "Dolores Vane resigned over the sale of a silo in 2021.",
    ),
    (
        CROP,
        "An audit found irregularities in 6 of 45 subsidies that were examined, but no proof of theft.",
        "An audit found irregularities in 45 subsidies that were examined, but no proof of theft.",
    ),
    (
        CROP,
        "An audit found irregularities in 6 of 45 subsidies that were examined, but no proof of theft.",
        "An audit found irregularities in 6 of 45 subsidies that were examined, but no theft.",
    ),
    (
        WATER,
        "Engineers found lead above the legal limit in 18 of 70 taps in the district of Holm, Ines Dahl said.",
        "Engineers found lead above the legal limit in the 70 taps in the district of Holm, Ines Dahl said.",
    ),
    (
        WATER,
        "Ines Dahl would not say whether the utility had known of the lead.",
        "Ines Dahl said that the utility had known of the lead.",
    ),
    (
        WATER,
        "Noor Visser said that she was preparing a claim for damages.",
        "Noor Visser said that she had filed a claim for damages.",
    ),
    (
        WATER,
        "A survey by the consumers' league found that 4 in 10 users had complained.",
        "A survey by the consumers' league found that 4 users had complained.",
    ),
    (
        WATER,
        "The inspectors have not been allowed to visit the site.",
        "The inspectors have visited the site.",
    ),
    (WATER, "Aquanor has until 30 June to appeal.", "Aquanor appealed on 30 June."),
    (WATER, "Two filters could be fitted by the autumn.", "Two filters have been fitted by the autumn."),
]


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(point=Point.STRICT)


@pytest.mark.parametrize(("source", "right"), sorted({(source, right) for source, right, _ in TWINS}))
def test_a_right_sentence_is_supported(verifier: Verifier, source: str, right: str) -> None:
    verdict = verifier.verify_pair([source], right, Point.STRICT).verdict
    assert verdict.status is Status.SUPPORTED, verdict


@pytest.mark.parametrize(("source", "wrong"), [(source, wrong) for source, _, wrong in TWINS])
def test_its_wrong_twin_is_refused(verifier: Verifier, source: str, wrong: str) -> None:
    verdict = verifier.verify_pair([source], wrong, Point.STRICT).verdict
    assert verdict.status is not Status.SUPPORTED, verdict
