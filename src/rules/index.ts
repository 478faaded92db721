import type { Language } from '../findings/finding';
import type { Rule } from './rule';
import ruleABal from './within/A-BAL';
import ruleAIn from './within/A-IN';
import ruleAOut from './within/A-OUT';
import ruleAHierF from './within/A-HIER-F';
import ruleAHierE from './within/A-HIER-E';
import ruleARow from './within/A-ROW';
import ruleAColsum from './within/A-COLSUM';
import ruleATotrow from './within/A-TOTROW';
import ruleASg from './within/A-SG';
import ruleAProc from './within/A-PROC';
import ruleAProj from './within/A-PROJ';
import ruleACarry from './within/A-CARRY';
import ruleANeg from './within/A-NEG';
import ruleANum from './within/A-NUM';
import ruleARate from './within/A-RATE';
import ruleADuprow from './within/A-DUPROW';
import ruleADetail from './within/A-DETAIL';
import ruleAShift from './within/A-SHIFT';
import rulePScore from './compliance/P-SCORE';
import rulePRate from './compliance/P-RATE';
import ruleXT1t2 from './between/X-T1T2';
import ruleXT1t3 from './between/X-T1T3';
import ruleXT4t1 from './between/X-T4T1';
import ruleXSource from './between/X-SOURCE';
import ruleXT4t5 from './between/X-T4T5';
import ruleXT3t5 from './between/X-T3T5';
import ruleXT5t6 from './between/X-T5T6';
import ruleXT5t7 from './between/X-T5T7';
import ruleXSplit from './between/X-SPLIT';
import ruleXT4t7 from './between/X-T4T7';
import ruleXSgT from './between/X-SG-T';
import ruleXSgFund from './between/X-SG-FUND';
import ruleXEcon8 from './between/X-ECON8';
import ruleXEmpty from './between/X-EMPTY';
import ruleXSame from './between/X-SAME';
import ruleXPerfAmt from './between/X-PERF-AMT';
import ruleXPerfFund from './between/X-PERF-FUND';
import ruleXPrior from './between/X-PRIOR';
import ruleXScope from './between/X-SCOPE';
import ruleXJgyx from './between/X-JGYX';
import ruleXNote from './between/X-NOTE';
import ruleXUnits from './between/X-UNITS';
import ruleFePension from './functional-economic/FE-PENSION';
import ruleFeAnnuity from './functional-economic/FE-ANNUITY';
import ruleFeHousing from './functional-economic/FE-HOUSING';
import ruleFeMed from './functional-economic/FE-MED';
import ruleFeHsub from './functional-economic/FE-HSUB';
import ruleFeInjury from './functional-economic/FE-INJURY';
import ruleFeRetire from './functional-economic/FE-RETIRE';
import ruleFeTrain from './functional-economic/FE-TRAIN';
import ruleFe30239 from './functional-economic/FE-30239';
import ruleFeGovecon from './functional-economic/FE-GOVECON';
import ruleFePerscode from './functional-economic/FE-PERSCODE';
import ruleFeBasicitem from './functional-economic/FE-BASICITEM';
import ruleBCodeName from './codes/B-CODE-NAME';
import ruleBName from './codes/B-NAME';
import ruleBCodePlace from './codes/B-CODE-PLACE';
import ruleBOldName from './codes/B-OLD-NAME';
import ruleCUnithead from './compliance/C-UNITHEAD';
import ruleCPlaceholder from './compliance/C-PLACEHOLDER';
import ruleCLevel from './compliance/C-LEVEL';
import ruleTItem from './text/T-ITEM';
import ruleTSubjname from './text/T-SUBJNAME';
import ruleTUnit from './text/T-UNIT';
import ruleTListsum from './text/T-LISTSUM';
import ruleTMissitem from './text/T-MISSITEM';
import ruleTPct from './text/T-PCT';
import ruleTGrow from './text/T-GROW';
import ruleTBase from './text/T-BASE';
import ruleTDir from './text/T-DIR';
import ruleTDeltaAdd from './text/T-DELTA-ADD';
import ruleTDupnum from './text/T-DUPNUM';
import ruleTCompl from './text/T-COMPL';
import ruleTZerobase from './text/T-ZEROBASE';
import ruleTReason from './text/T-REASON';
import ruleTCopied from './text/T-COPIED';
import ruleTNoreason from './text/T-NOREASON';
import ruleTCatlist from './text/T-CATLIST';
import ruleTCount from './text/T-COUNT';
import ruleTYear from './text/T-YEAR';
import ruleTTypo from './text/T-TYPO';
import ruleCParas from './text/C-PARAS';
import ruleCSg from './text/C-SG';
import ruleCTerm from './text/C-TERM';
import ruleCToc from './text/C-TOC';
import ruleCDefjg from './text/C-DEFJG';
import ruleCBudeq from './text/C-BUDEQ';
import ruleTFlat from './text/T-FLAT';
import ruleTName from './text/T-NAME';
import ruleCProcp from './text/C-PROCP';
import ruleCAsset from './text/C-ASSET';
import ruleCTables from './compliance/C-TABLES';
import ruleCExtract from './compliance/C-EXTRACT';
import ruleCEmpty from './compliance/C-EMPTY';
import ruleCNodata from './compliance/C-NODATA';
import ruleCSgq from './compliance/C-SGQ';
import ruleXOpinfo from './between/X-OPINFO';
import ruleCEmptynote from './compliance/C-EMPTYNOTE';
import ruleCYear from './compliance/C-YEAR';
import ruleXT2t3 from './between/X-T2T3';
import ruleAFund from './within/A-FUND';
import ruleAOver from './between/A-OVER';
import ruleFeBasic309 from './functional-economic/FE-BASIC309';
import ruleAOut2 from './within/A-OUT2';
import ruleFeAnn50 from './functional-economic/FE-ANN50';
import ruleXT4sum from './between/X-T4SUM';
import ruleFeUnittype from './functional-economic/FE-UNITTYPE';
import ruleXMeet from './between/X-MEET';
import ruleAAlloc from './within/A-ALLOC';
import ruleXBudfinal from './between/X-BUDFINAL';
import ruleXDeptunit from './between/X-DEPTUNIT';

/** Every rule there is, in the order in which `gouji explain` lists them. A rule is a file: its id is the file's name. */
export const RULES: readonly Rule[] = [
  ruleABal,
  ruleAIn,
  ruleAOut,
  ruleAHierF,
  ruleAHierE,
  ruleARow,
  ruleAColsum,
  ruleATotrow,
  ruleASg,
  ruleAProc,
  ruleAProj,
  ruleACarry,
  ruleANeg,
  ruleANum,
  ruleARate,
  ruleADuprow,
  ruleADetail,
  ruleAShift,
  rulePScore,
  rulePRate,
  ruleXT1t2,
  ruleXT1t3,
  ruleXT4t1,
  ruleXSource,
  ruleXT4t5,
  ruleXT3t5,
  ruleXT5t6,
  ruleXT5t7,
  ruleXSplit,
  ruleXT4t7,
  ruleXSgT,
  ruleXSgFund,
  ruleXEcon8,
  ruleXEmpty,
  ruleXSame,
  ruleXPerfAmt,
  ruleXPerfFund,
  ruleXPrior,
  ruleXScope,
  ruleXJgyx,
  ruleXNote,
  ruleXUnits,
  ruleFePension,
  ruleFeAnnuity,
  ruleFeHousing,
  ruleFeMed,
  ruleFeHsub,
  ruleFeInjury,
  ruleFeRetire,
  ruleFeTrain,
  ruleFe30239,
  ruleFeGovecon,
  ruleFePerscode,
  ruleFeBasicitem,
  ruleBCodeName,
  ruleBName,
  ruleBCodePlace,
  ruleBOldName,
  ruleCUnithead,
  ruleCPlaceholder,
  ruleCLevel,
  ruleTItem,
  ruleTSubjname,
  ruleTUnit,
  ruleTListsum,
  ruleTMissitem,
  ruleTPct,
  ruleTGrow,
  ruleTBase,
  ruleTDir,
  ruleTDeltaAdd,
  ruleTDupnum,
  ruleTCompl,
  ruleTZerobase,
  ruleTReason,
  ruleTCopied,
  ruleTNoreason,
  ruleTCatlist,
  ruleTCount,
  ruleTYear,
  ruleTTypo,
  ruleCParas,
  ruleCSg,
  ruleCTerm,
  ruleCToc,
  ruleCDefjg,
  ruleCBudeq,
  ruleTFlat,
  ruleTName,
  ruleCProcp,
  ruleCAsset,
  ruleCTables,
  ruleCExtract,
  ruleCEmpty,
  ruleCNodata,
  ruleCSgq,
  ruleXOpinfo,
  ruleCEmptynote,
  ruleCYear,
  ruleXT2t3,
  ruleAFund,
  ruleAOver,
  ruleFeBasic309,
  ruleAOut2,
  ruleFeAnn50,
  ruleXT4sum,
  ruleFeUnittype,
  ruleXMeet,
  ruleAAlloc,
  ruleXBudfinal,
  ruleXDeptunit,
];

/** The rules by id. */
export const CATALOGUE: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** Why a rule must hold. */
export function basisOf(rule: string, language: Language): string {
  return CATALOGUE.get(rule)?.basis[language] ?? '';
}
